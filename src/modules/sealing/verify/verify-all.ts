import { Client } from 'pg';
import { readPlainTypes } from '../../../platform/database/plain-types';
import type { Kept } from './kept-seals';
import { allLedgers, verifyLedger, type VerifiableLedger } from './verify-ledger';

export interface VerifyOptions {
  /** Only the ledgers of this organisation; undefined for all. */
  readonly organisation?: string;
  readonly kept: readonly Kept[];
}

/** Verifies ledger by ledger, says a line of each, and answers how many differ. */
export async function verifyAll(
  databaseUrl: string,
  { organisation, kept }: VerifyOptions,
  say: (line: string) => void,
): Promise<number> {
  readPlainTypes();
  const client = new Client({ connectionString: databaseUrl, application_name: 'contra verify' });
  await client.connect();
  try {
    const all = await allLedgers(client);
    const ledgers = all.filter(
      (ledger) => organisation === undefined || ledger.organisation === organisation,
    );
    if (organisation !== undefined && ledgers.length === 0)
      throw new Error(`There is no organisation ${organisation}`);
    const owned = assign(kept, ledgers);
    const strangers = [...owned.keys()].filter((id) => !ledgers.some((ledger) => ledger.organisation === id));
    for (const id of strangers)
      say(`${id}: DIFFERS: it has seals that were kept outside, and is not in the database`);
    let differing = strangers.length;
    for (const ledger of ledgers) {
      const seals = ledger.current ? (owned.get(ledger.organisation) ?? []) : [];
      const { finding, entries, lines, blocks, sealedThrough } = await verifyLedger(
        client,
        ledger,
        seals.map(({ seal }) => seal),
      );
      if (finding !== null) differing += 1;
      const extent = `${entries} entries, ${lines} lines, ${blocks} blocks, sealed through entry ${sealedThrough}`;
      say(`${nameOf(ledger)}: ${finding === null ? `${extent}: as posted` : `DIFFERS: ${finding}`}`);
    }
    return differing;
  } finally {
    await client.end();
  }
}

const nameOf = ({ organisation, organisationId, current }: VerifiableLedger): string =>
  current ? organisation : `${organisation} (ledger ${organisationId}, left by a reset)`;

/** A seal that does not say whose it is belongs to the one organisation that is verified. */
function assign(kept: readonly Kept[], ledgers: readonly VerifiableLedger[]): Map<string, Kept[]> {
  const ids = [...new Set(ledgers.map(({ organisation }) => organisation))];
  const [only] = ids.length === 1 ? ids : [];
  const owned = new Map<string, Kept[]>();
  for (const each of kept) {
    const owner = each.organisation ?? only;
    if (owner === undefined)
      throw new Error('--seal does not say whose it is: name the organisation with --organisation org_…');
    owned.set(owner, [...(owned.get(owner) ?? []), each]);
  }
  return owned;
}
