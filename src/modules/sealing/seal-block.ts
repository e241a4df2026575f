import { entryFault } from '../../domain/sealing/entry-fault';
import { Block, type Seal, type SealWithEntries } from '../../domain/sealing/seal';
import type { Tx } from '../../platform/database/transaction';
import { entriesOfBlock } from './entries-of-block';
import type { Ledger } from './recorded-entries';
import { sha256 } from './sha256';

export interface UnsealedLedger extends Ledger {
  /** The public id, `org_…`. */
  readonly organisation: string;
}

/** What became of a ledger's next block. */
export type Sealing =
  | { readonly outcome: 'sealed'; readonly seal: Seal }
  /** Another instance is at it. */
  | { readonly outcome: 'busy' }
  | { readonly outcome: 'nothing' }
  /** The next entry is missing or does not hold: nothing is sealed over it. */
  | { readonly outcome: 'refused'; readonly entry: number; readonly fault: string };

/**
 * Stages the seal of a ledger's next block. An entry's number is taken under a lock that is held until its commit, so what is
 * seen here is gapless up to the last; should it not be so, the block ends before the gap.
 */
export async function sealNextBlock(tx: Tx, ledger: UnsealedLedger, now: Date): Promise<Sealing> {
  const lock = await tx.one<{ held: boolean }>(
    `SELECT pg_try_advisory_xact_lock(hashtextextended('seals ' || $1::text, 0)) AS held`,
    [ledger.organisationId],
  );
  if (lock?.held !== true) return { outcome: 'busy' };
  const previous = await lastSeal(tx, ledger.organisationId);
  const block = new Block(sha256);
  let next = (previous?.lastEntry ?? 0) + 1;
  for await (const entry of entriesOfBlock((sql, params) => tx.query(sql, params), ledger, next - 1)) {
    const fault = entry.number === next ? entryFault(entry) : 'is missing';
    if (fault !== null) {
      if (block.hashes.length > 0) break;
      return { outcome: 'refused', entry: next, fault };
    }
    block.add(entry);
    next += 1;
  }
  if (block.hashes.length === 0) return { outcome: 'nothing' };
  const { organisation, baseCurrency } = ledger;
  const seal = block.seal({ organisation, baseCurrency }, previous, now);
  tx.writes.insert('seals', rowOf(ledger.organisationId, seal));
  return { outcome: 'sealed', seal };
}

async function lastSeal(
  tx: Tx,
  organisationId: string,
): Promise<Pick<Seal, 'block' | 'lastEntry' | 'hash'> | null> {
  return tx.one(
    `SELECT block, last_entry AS "lastEntry", encode(hash, 'hex') AS hash FROM seals
     WHERE organisation_id = $1 ORDER BY block DESC LIMIT 1`,
    [organisationId],
  );
}

const bytes = (hex: string): string => `\\x${hex}`;

function rowOf(organisationId: string, seal: SealWithEntries) {
  return {
    organisation_id: organisationId,
    block: seal.block,
    version: seal.version,
    organisation: seal.organisation,
    base_currency: seal.baseCurrency,
    first_entry: seal.firstEntry,
    last_entry: seal.lastEntry,
    entry_count: seal.entryCount,
    line_count: seal.lineCount,
    base_debit: seal.baseDebit,
    entries_hash: bytes(seal.entriesHash),
    entry_hashes: bytes(seal.entryHashes.join('')),
    previous_hash: seal.previousHash === null ? null : bytes(seal.previousHash),
    hash: bytes(seal.hash),
    sealed_at: seal.sealedAt,
  };
}
