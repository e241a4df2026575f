import type { Client, QueryResultRow } from 'pg';
import { auditJournal, type Audit } from '../../../domain/sealing/audit-journal';
import type { RecordedEntry } from '../../../domain/sealing/entry-fault';
import type { FoundSeal, KeptSeal } from '../../../domain/sealing/reference-seals';
import type { Ask } from '../../../platform/database/ask';
import { entriesAfter, ROOM_OF_A_BLOCK, strayLine } from '../recorded-entries';
import { foundSeal } from '../seal-view';
import type { UnsealedLedger } from '../seal-block';
import type { SealEntity } from '../seal.entity';
import { sha256 } from '../sha256';

export interface VerifiableLedger extends UnsealedLedger {
  /** False for one that its sandbox has left. */
  readonly current: boolean;
}

const SEALS_A_LOOK = 20;

/** Every ledger of the database, in no order that means anything. */
export async function allLedgers(client: Client): Promise<VerifiableLedger[]> {
  const { rows: functions } = await client.query(`SELECT FROM pg_proc WHERE proname = 'list_ledgers'`);
  if (functions.length === 0) throw new Error('The database has no seals yet: npm run migration:run');
  const { rows } = await client.query<VerifiableLedger>(
    `SELECT organisation_id AS "organisationId", organisation, base_currency AS "baseCurrency", current
     FROM list_ledgers(NULL, NULL)`,
  );
  return rows;
}

/** Recomputes a ledger's journal from one snapshot; holds one block of it at a time. */
export async function verifyLedger(
  client: Client,
  ledger: VerifiableLedger,
  kept: readonly KeptSeal[],
): Promise<Audit> {
  await client.query('BEGIN READ ONLY ISOLATION LEVEL REPEATABLE READ');
  try {
    await client.query(`SELECT set_config('contra.organisation_id', $1, true)`, [ledger.organisationId]);
    const ask: Ask = async <T extends QueryResultRow>(sql: string, params: readonly unknown[]) =>
      (await client.query<T>(sql, [...params])).rows;
    const [counter] = await ask<{ value: number }>(
      `SELECT value FROM counters WHERE organisation_id = $1 AND name = 'journal_entry'`,
      [ledger.organisationId],
    );
    const audit = await auditJournal(
      { entries: entriesOf(ask, ledger), seals: sealsOf(ask, ledger), lastNumber: counter?.value ?? 0, kept },
      sha256,
    );
    const stray = audit.finding === null ? await strayLine(ask, ledger, audit.entries) : null;
    return stray === null
      ? audit
      : { ...audit, finding: `entry ${stray} has lines, and is not there itself` };
  } finally {
    await client.query('ROLLBACK');
  }
}

async function* entriesOf(ask: Ask, ledger: VerifiableLedger): AsyncGenerator<RecordedEntry> {
  // From below the first number there could be: an entry that was put before it is seen as well.
  for (let after = Number.MIN_SAFE_INTEGER; ;) {
    const entries = await entriesAfter(ask, ledger, after, ROOM_OF_A_BLOCK);
    yield* entries;
    const last = entries.at(-1);
    if (!last) return;
    after = last.number;
  }
}

async function* sealsOf(ask: Ask, { organisationId }: VerifiableLedger): AsyncGenerator<FoundSeal> {
  for (let after = 0; ;) {
    const seals = await ask<SealEntity & QueryResultRow>(
      `SELECT block, version, organisation, base_currency AS "baseCurrency", first_entry AS "firstEntry",
         last_entry AS "lastEntry", entry_count AS "entryCount", line_count AS "lineCount", base_debit AS "baseDebit",
         entries_hash AS "entriesHash", entry_hashes AS "entryHashes", previous_hash AS "previousHash", hash,
         sealed_at AS "sealedAt"
       FROM seals WHERE organisation_id = $1 AND block > $2 ORDER BY block LIMIT ${SEALS_A_LOOK}`,
      [organisationId, after],
    );
    yield* seals.map(foundSeal);
    const last = seals.at(-1);
    if (!last) return;
    after = last.block;
  }
}
