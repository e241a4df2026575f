import { contextOf, transactionOf } from './waiting';

const TRANSACTIONS = 2000;
const ROWS = 8;
const ROW_BYTES = 1000;

/** One that several requests share, as a group has it. */
function stageOne(): void {
  const tx = transactionOf(contextOf());
  for (let i = 0; i < ROWS; i += 1)
    tx.as(contextOf()).writes.insert('events', { payload: Buffer.alloc(ROW_BYTES, i).toString('latin1') });
}

/** Prints what share of what many transactions staged is left to a full collection. It needs --expose-gc. */
function main(collect: (options?: { type: 'minor' }) => void): void {
  stageOne();
  collect();
  for (let i = 0; i < TRANSACTIONS; i += 1) stageOne();
  for (let i = 0; i < 3; i += 1) collect({ type: 'minor' });
  const before = process.memoryUsage().heapUsed;
  collect();
  const left = before - process.memoryUsage().heapUsed;
  process.stdout.write(String(left / (TRANSACTIONS * ROWS * ROW_BYTES)));
}

if (!global.gc) throw new Error('needs --expose-gc');
main(global.gc as (options?: { type: 'minor' }) => void);
