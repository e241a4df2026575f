import { auditJournal, type AuditedJournal } from './audit-journal';
import type { RecordedEntry } from './entry-fault';
import type { FoundSeal } from './reference-seals';
import { Block, hashOfSeal, type SealWithEntries } from './seal';

/** A stand-in of 64 digits: what matters here is that other text has another one. */
const sha256 = (text: string): string => {
  let hash = 0xcbf29ce484222325n;
  for (const char of text) hash = ((hash ^ BigInt(char.codePointAt(0) ?? 0)) * 0x100000001b3n) % 2n ** 64n;
  return hash.toString(16).padStart(64, '0');
};
const books = { organisation: 'org_1', baseCurrency: 'GBP' };
const SEALED = new Date('2026-05-01T00:00:00Z');

const side = (lineNo: number, debit: string, credit: string): RecordedEntry['lines'][number] => ({
  lineNo,
  accountId: `acc_${lineNo}`,
  debit,
  credit,
  baseDebit: debit,
  baseCredit: credit,
  vatCode: null,
  customerId: null,
  openItemId: null,
  dimensions: null,
});
const entryOf = (number: number, amount = `${number}.00`): RecordedEntry => ({
  number,
  id: `je_${number}`,
  date: '2026-04-25',
  postedAt: '2026-04-25T12:00:00.000Z',
  postedBy: 'key_1',
  sourceType: 'manual',
  sourceId: null,
  documentNumber: null,
  currency: 'GBP',
  exchangeRate: '1',
  baseCurrency: 'GBP',
  reversesEntryNumber: null,
  lines: [side(1, amount, '0'), side(2, '0', amount)],
  recorded: { lineCount: 2, total: amount, baseTotal: amount },
  strayDates: [],
});
const entries = [1, 2, 3, 4, 5, 6, 7].map((number) => entryOf(number));

/** Blocks of three. */
function sealed(of: readonly RecordedEntry[]): SealWithEntries[] {
  const seals: SealWithEntries[] = [];
  for (let at = 0; at + 3 <= of.length; at += 3) {
    const block = new Block(sha256);
    for (const entry of of.slice(at, at + 3)) block.add(entry);
    seals.push(block.seal(books, seals.at(-1) ?? null, SEALED));
  }
  return seals;
}
const seals = sealed(entries);
const without = <T>(list: readonly T[], at: number): T[] => list.filter((_, index) => index !== at);
const changed = <T>(list: readonly T[], at: number, change: Partial<T>): T[] =>
  list.map((each, index) => (index === at ? { ...each, ...change } : each));
const renumbered = (list: readonly RecordedEntry[]): RecordedEntry[] =>
  list.map((entry, at) => ({ ...entry, number: at + 1 }));

async function* stream<T>(list: readonly T[]): AsyncGenerator<T> {
  yield* list;
}
const audit = (
  change: Partial<Omit<AuditedJournal, 'entries' | 'seals'>> & {
    entries?: RecordedEntry[];
    seals?: FoundSeal[];
  },
) =>
  auditJournal(
    {
      lastNumber: 7,
      kept: [],
      ...change,
      entries: stream(change.entries ?? entries),
      seals: stream(change.seals ?? seals),
    },
    sha256,
  );
const finding = async (change: Parameters<typeof audit>[0]): Promise<string | null> =>
  (await audit(change)).finding;

describe('The audit of a journal', () => {
  it('finds nothing in one that is as it was posted, and says how far it is sealed', async () => {
    expect(await audit({})).toEqual({ entries: 7, lines: 14, blocks: 2, sealedThrough: 6, finding: null });
    expect(await finding({ entries: [], seals: [], lastNumber: 0 })).toBeNull();
  });

  it.each<[string, RecordedEntry[]]>([
    ['a digit of a line', changed(entries, 1, { lines: [side(1, '3.00', '0'), side(2, '0', '2.00')] })],
    ['both sides, though it balances', changed(entries, 1, { ...entryOf(2, '3.00') })],
    ['the date', changed(entries, 1, { date: '2026-04-24' })],
    ['the date of a line', changed(entries, 1, { strayDates: ['2026-03-01'] })],
    ['a line less', changed(entries, 1, { lines: entryOf(2).lines.slice(1) })],
    ['the total', changed(entries, 1, { recorded: { lineCount: 2, total: '9', baseTotal: '2' } })],
    ['a pair that is swapped', renumbered([1, 3, 2, 4, 5, 6, 7].map((number) => entryOf(number)))],
    ['one that was put in between', renumbered([1, 9, 2, 3, 4, 5, 6, 7].map((number) => entryOf(number)))],
    ['one that is missing', without(entries, 1)],
    ['one that was taken out, and the rest numbered anew', renumbered(without(entries, 1))],
  ])('names the first entry that differs: %s', async (_, tampered) => {
    expect(await finding({ entries: tampered })).toMatch(/^entry 2 /);
  });

  it('tells by the counter that the last entry is missing, or was put there', async () => {
    expect(await finding({ entries: entries.slice(0, 6) })).toMatch(/^entry 7 is missing: the counter/);
    expect(await finding({ entries: [...entries, entryOf(8)] })).toMatch(/^entry 8 was never numbered/);
    expect(await finding({ entries: entries.slice(0, 6), lastNumber: 6 })).toBeNull();
  });

  it('tells by its seal that the last entry is missing, though the counter was moved back', async () => {
    expect(await finding({ entries: entries.slice(0, 5), lastNumber: 5 })).toMatch(
      /^entry 6 is missing.* block 2 sealed/,
    );
  });

  it('tells that a seal has been changed, or is missing', async () => {
    expect(await finding({ seals: changed(seals, 0, { lineCount: 7 }) })).toMatch(
      /^the seal of block 1 .*has been changed/,
    );
    const hashes = [...(seals[1]?.entryHashes ?? [])].reverse();
    expect(await finding({ seals: changed(seals, 1, { entryHashes: hashes }) })).toMatch(
      /block 2 .*the hashes of its entries/,
    );
    expect(await finding({ seals: without(seals, 0) })).toMatch(
      /^the seal of block 1 is missing, though .* block 2/,
    );
    const anew = { ...seals[0], sealedAt: '2026-05-02T00:00:00.000Z' } as SealWithEntries;
    const forged = { ...anew, hash: hashOfSeal(anew, sha256) };
    expect(await finding({ seals: changed(seals, 0, forged) })).toMatch(
      /^the seal of block 2 does not follow/,
    );
  });

  it('knows the block only, where the hashes of its entries are not given', async () => {
    const bare = seals.map((seal) => ({ ...seal, entryHashes: null }));
    expect(await finding({ seals: bare })).toBeNull();
    expect(await finding({ seals: bare, entries: changed(entries, 1, { date: '2026-04-24' }) })).toMatch(
      /^an entry of block 1 \(entries 1 to 3\)/,
    );
  });
});

describe('A seal that was kept outside', () => {
  const forgedEntries = changed(entries, 4, { date: '2026-04-24' });
  const forgedSeals = sealed(forgedEntries);
  const [, second] = seals as [SealWithEntries, SealWithEntries];

  it('tells of a change that was sealed anew, which the seals beside the journal do not show', async () => {
    const rewritten = { entries: forgedEntries, seals: forgedSeals };
    expect(await finding(rewritten)).toBeNull();
    expect(await finding({ ...rewritten, kept: [{ block: 2, hash: second.hash }] })).toMatch(
      /^the seal of block 2 .*kept outside/,
    );
    expect(await finding({ ...rewritten, kept: [second] })).toMatch(
      /^entry 5 \(je_5\) is not what was sealed in block 2/,
    );
  });

  it('tells that the last entries are missing, when their seal and the counter went with them', async () => {
    const cut = { entries: entries.slice(0, 5), seals: seals.slice(0, 1), lastNumber: 5 };
    expect(await finding(cut)).toBeNull();
    expect(await finding({ ...cut, kept: [{ block: 2, hash: second.hash }] })).toMatch(
      /^the seal of block 2.* is missing/,
    );
    expect(await finding({ ...cut, kept: [second] })).toMatch(/^entry 6 is missing/);
    const none = { entries: [], seals: [], lastNumber: 0 };
    expect(await finding({ ...none, kept: [{ block: 2, hash: second.hash }] })).toMatch(
      /^the seal of block 1 is missing, though/,
    );
  });

  it('tells that the one beside the journal has been changed', async () => {
    const anew = { ...second, sealedAt: '2026-05-02T00:00:00.000Z' };
    const forged = { ...anew, hash: hashOfSeal(anew, sha256) };
    expect(await finding({ seals: changed(seals, 1, forged), kept: [second] })).toMatch(
      /though its entries are/,
    );
  });
});
