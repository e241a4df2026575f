import { passGate } from './posting-gate';
import type { Tx } from './transaction';

/**
 * Waits for the postings in flight and lets no other begin until this transaction ends. Whoever takes something away that
 * a posting may be about to name (an account, a customer) calls it first, before any other lock, and reads afterwards.
 */
export async function holdPostings(tx: Tx): Promise<void> {
  await passGate(tx, 'lock');
}
