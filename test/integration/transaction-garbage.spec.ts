import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import type { EntityManager } from 'typeorm';
import type { PoolClient } from 'pg';
import { Tx } from '../../src/platform/database/transaction';
import { contextOf } from './group-commit/waiting';

setFlagsFromString('--expose-gc');
const collect = runInNewContext('gc') as (options?: { type: 'minor' }) => void;

const TRANSACTIONS = 2000;
const ROWS = 8;
const ROW_BYTES = 1000;

/** One that several requests share, as a group has it. */
function stageOne(organisationId: string): void {
  const tx = new Tx({} as PoolClient, {} as EntityManager, contextOf(), organisationId);
  for (let i = 0; i < ROWS; i += 1)
    tx.as(contextOf()).writes.insert('events', {
      payload: Buffer.alloc(ROW_BYTES).fill(i).toString('latin1'),
    });
}

describe('What transactions staged', () => {
  it('is collected among the youngest objects, with nothing left for a full collection', () => {
    const { organisationId } = contextOf().organisation;
    stageOne(organisationId);
    collect();
    for (let i = 0; i < TRANSACTIONS; i += 1) stageOne(organisationId);
    for (let i = 0; i < 3; i += 1) collect({ type: 'minor' });
    const young = process.memoryUsage().heapUsed;
    collect();
    const left = young - process.memoryUsage().heapUsed;
    expect(left).toBeLessThan((TRANSACTIONS * ROWS * ROW_BYTES) / 4);
  });

  it('is of the same transaction, whichever of its requests staged it', () => {
    const [first, second] = [contextOf(), contextOf()];
    const tx = new Tx({} as PoolClient, {} as EntityManager, first, first.organisation.organisationId);
    const other = tx.as(second);
    expect(tx.as(first)).toBe(tx);
    expect(other.ctx).toBe(second);
    other.emit({ type: 'credit_note.created', objectType: 'credit_note', objectId: 'cn_1', data: {} });
    other.afterCommit(() => undefined);
    expect(tx.events).toMatchObject([{ objectId: 'cn_1', by: second }]);
    expect(other.course).toBe(tx.course);
    expect(other.writes).toBe(tx.writes);
    expect(tx.course.hooks).toHaveLength(1);
  });
});
