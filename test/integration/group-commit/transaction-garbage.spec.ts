import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { AS_SHIPPED } from '../../../bench/harness/service';
import { contextOf, transactionOf } from './waiting';

const RUN_TYPESCRIPT = join(__dirname, '../../support/run-ts.js');

describe('A transaction that requests share', () => {
  it('leaves nothing of what they staged to a full collection of memory', async () => {
    const script = [RUN_TYPESCRIPT, join(__dirname, 'leave-garbage.ts')];
    const { stdout } = await promisify(execFile)(process.execPath, [...AS_SHIPPED, '--expose-gc', ...script]);
    expect(Number(stdout)).toBeLessThan(0.25);
  });

  it('is the same, whichever of them staged it', () => {
    const [first, second] = [contextOf(), contextOf()];
    const tx = transactionOf(first);
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
