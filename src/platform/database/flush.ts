import { setImmediate } from 'node:timers/promises';
import type { PoolClient } from 'pg';
import { storeAnswer } from '../idempotency/store-answer';
import { appendEvents } from '../outbox/append-events';
import type { OperatorContext } from '../request-context/request-context';
import { StaleDecision } from './database-errors';
import { insertStatement } from './insert-statement';
import type { Tx } from './transaction';
import type { RawWrite } from './write-set';

/** What a request is answered, to be stored with its work. */
export interface Answer {
  readonly by: OperatorContext;
  readonly answer: unknown;
}

/** Writes what a transaction staged, its events and the stored answers, as one set, and commits. */
export async function flush(tx: Tx, answers: readonly Answer[]): Promise<void> {
  const scope = tx.ctx.idempotency?.scope ?? tx.organisationId;
  if (scope === tx.organisationId) return flushAll(tx.client, [{ tx, answers }]);
  await flushAll(tx.client, [{ tx, answers: [] }], async () => {
    for (const { answer } of answers) await storeAnswer.under(scope, tx, answer);
  });
}

/** The same for the work of several organisations in one transaction, each answered within its own. `last`: what is written last. */
export async function flushAll(
  client: PoolClient,
  works: readonly { readonly tx: Tx; readonly answers: readonly Answer[] }[],
  last: (() => Promise<void>) | null = null,
): Promise<void> {
  for (const { tx, answers } of works) await prepare(tx, answers);
  const txs = works.map(({ tx }) => tx);
  const [first] = txs;
  const inserts = insertStatement(txs);
  const insert = async (): Promise<unknown> =>
    first && inserts ? client.query(first.statement(inserts.text, inserts.values)) : null;
  // Where nothing stands between them, the inserts and the COMMIT are sent together: the counters are locked for a round
  // trip less. A COMMIT behind a statement that failed rolls back.
  const ahead = txs.flatMap((tx) => tx.course.ahead);
  if (!last && txs.every(({ writes }) => writes.updatesAfter.length === 0)) {
    await Promise.all([...ahead, insert(), commit(client)]);
    return;
  }
  await Promise.all([...ahead, insert()]);
  for (const tx of txs) await execute(tx, tx.writes.updatesAfter);
  await last?.();
  await commit(client);
}

/**
 * Sends the rows staged so far, and their events, while the work goes on. They must need nothing that is staged later. What is
 * to be updated before or after rows waits for the end, and all rows with it.
 */
export async function sendAhead(tx: Tx): Promise<void> {
  const { updatesBefore, updatesAfter } = tx.writes;
  if (tx.ctx.dry || updatesBefore.length > 0 || updatesAfter.length > 0) return;
  await appendEvents(tx);
  const inserts = insertStatement([{ organisationId: tx.organisationId, writes: tx.writes.takeRows() }]);
  if (!inserts) return;
  const sent = tx.client.query(tx.statement(inserts.text, inserts.values));
  // Whoever flushes meets the error; where the work has failed before, its own counts.
  sent.catch(() => undefined);
  tx.course.ahead.push(sent);
  await setImmediate();
}

async function prepare(tx: Tx, answers: readonly Answer[]): Promise<void> {
  await execute(tx, tx.writes.updatesBefore);
  await appendEvents(tx);
  for (const { by, answer } of answers) storeAnswer(tx.as(by), answer);
}

/** PostgreSQL answers COMMIT with the tag ROLLBACK, and no error, when a statement failed and was swallowed. */
async function commit(client: PoolClient): Promise<void> {
  const { command } = await client.query('COMMIT');
  if (command !== 'COMMIT') throw new Error(`COMMIT was answered with ${command}`);
}

async function execute(tx: Tx, updates: readonly RawWrite[]): Promise<void> {
  for (const { sql, params, expect, otherwise } of updates) {
    const { rowCount } = await tx.client.query(tx.statement(sql, params));
    if (expect !== null && rowCount !== expect)
      throw otherwise?.() ?? new StaleDecision(`${String(rowCount)} of ${expect} rows: ${sql}`);
  }
}
