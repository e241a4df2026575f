import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import golden from '../../../src/domain/sealing/golden.data.json';
import { canonicalEntry, type SealableEntry } from '../../../src/domain/sealing/canonical-entry';
import { hashOfSeal, type SealWithEntries } from '../../../src/domain/sealing/seal';
import { sha256 } from '../../../src/modules/sealing/sha256';
import { startTestApp, type TestApp } from '../../support/app';
import { openBooks } from '../../support/books';
import { postTransfer, transfer } from '../../support/manual-entries';

const PROGRAM = join(__dirname, '../../../bin/verify-export');
type Row = Record<string, unknown> & { entry_number: number; line_no: number };

let folder: string;
beforeAll(() => (folder = mkdtempSync(join(tmpdir(), 'contra-verify-'))));
afterAll(() => rmSync(folder, { recursive: true }));

/** What the program says, and how it ends. */
async function run(
  rows: readonly object[],
  seals: readonly object[],
  ...args: string[]
): Promise<[number, string]> {
  const [journal, sealed] = [join(folder, 'journal.jsonl'), join(folder, 'seals.json')];
  writeFileSync(journal, rows.map((row) => `${JSON.stringify(row)}\n`).join(''));
  writeFileSync(sealed, JSON.stringify({ data: seals, pagination: { limit: 50, nextCursor: null } }));
  return new Promise((done) => {
    execFile(PROGRAM, [journal, '--seals', sealed, ...args], (error, stdout) =>
      done([error ? Number(error.code) : 0, stdout.trim()]),
    );
  });
}

describe('The published examples of what is sealed', () => {
  const rows = golden.entries.flatMap((each) => each.rows as object[]);
  const seals = golden.seals.map(({ seal }) => seal as SealWithEntries);

  it('are the hashes of the service', () => {
    for (const { entry, hash } of golden.entries)
      expect(sha256(canonicalEntry(entry as unknown as SealableEntry))).toBe(hash);
    for (const seal of seals) expect(hashOfSeal(seal, sha256)).toBe(seal.hash);
  });

  it('are the hashes of bin/verify-export', async () => {
    const hashes = golden.entries.map(({ entry, hash }) => `${entry.number} ${hash}`);
    expect(await run(rows, seals, '--entry-hashes')).toEqual([0, hashes.join('\n')]);
    expect(await run(rows, seals)).toEqual([
      0,
      '4 entries, 12 lines, 2 blocks, sealed through entry 4: as posted',
    ]);
  });
});

describe('bin/verify-export, given an export and seals and nothing else', () => {
  let app: TestApp;
  let rows: Row[];
  let seals: SealWithEntries[];

  beforeAll(async () => {
    app = await startTestApp();
    const books = await openBooks(app);
    const note = await books.credited({ dimensions: { project: 'north', 'a key': 'größe \u2028 😀' } });
    await postTransfer(books, { memo: 'a\u2028b', currency: 'USD', exchangeRate: '0.79' });
    await app.sealAll();
    await books.live.patch(`/credit-notes/${note.id as string}`, { action: 'void' });
    await postTransfer(books);
    await app.sealAll();
    await books.live.post('/journal/entries', transfer());
    const { text } = await books.live.get('/journal/export?format=jsonl');
    rows = text
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line) as Row);
    seals = (await books.live.get('/journal/seals?order=asc&expand=entryHashes')).body.data;
  });
  afterAll(() => app.close());

  const without = (number: number): Row[] => rows.filter((row) => row.entry_number !== number);
  const changed = (number: number, lineNo: number, change: object): Row[] =>
    rows.map((row) => (row.entry_number === number && row.line_no === lineNo ? { ...row, ...change } : row));
  const inWhole = (number: number, change: object): Row[] =>
    rows.map((row) => (row.entry_number === number ? { ...row, ...change } : row));
  const renumbered = (numbers: Readonly<Record<number, number>>): Row[] =>
    rows
      .map((row) => ({ ...row, entry_number: numbers[row.entry_number] ?? row.entry_number }))
      .sort((a, b) => a.entry_number - b.entry_number);

  it('proves it, with the hashes of the entries or without', async () => {
    const said = '5 entries, 12 lines, 2 blocks, sealed through entry 4: as posted';
    expect(await run(rows, seals)).toEqual([0, said]);
    const bare = seals.map(({ entryHashes: _, ...seal }) => seal);
    expect(await run(rows, bare, '--seal', `2:${String(seals[1]?.hash)}`)).toEqual([0, said]);
    const anyone = rows.map((row) => ({
      ...row,
      counterparty: null,
      memo: 'erased',
      account_name: 'x',
      account_code: '9',
    }));
    expect(await run(anyone, seals)).toEqual([0, said]);
  });

  it.each<[string, () => Row[], RegExp]>([
    ['a digit', () => changed(3, 1, { credit: '100.01' }), /^DIFFERS: entry 3 \(je_\w+\) does not balance/],
    [
      'the date',
      () => inWhole(2, { date: '2026-03-11' }),
      /^DIFFERS: entry 2 \(je_\w+\) is not what was sealed in block 1/,
    ],
    [
      'an account',
      () => changed(3, 1, { account_id: 'acc_x' }),
      /^DIFFERS: entry 3 .* is not what was sealed/,
    ],
    [
      'an amount in two currencies',
      () => changed(2, 1, { base_debit: '7.91' }),
      /^DIFFERS: entry 2 .* in base currency/,
    ],
    ['a dimension', () => changed(1, 1, { dimensions: null }), /^DIFFERS: entry 1 .* is not what was sealed/],
    ['a missing entry', () => without(2), /^DIFFERS: entry 2 is missing: entry 3 comes next, and block 1/],
    [
      'a missing line',
      () => rows.filter((row) => row.entry_number !== 3 || row.line_no !== 3),
      /^DIFFERS: entry 3 /,
    ],
    ['a swapped pair', () => renumbered({ 2: 4, 4: 2 }), /^DIFFERS: entry 2 .* is not what was sealed/],
    [
      'the last sealed entries',
      () => rows.filter((row) => row.entry_number < 4),
      /^DIFFERS: entry 4 is missing: the export ends/,
    ],
  ])('names the first entry that differs: %s', async (_, tampered, said) => {
    const [status, text] = await run(tampered(), seals);
    expect(text).toMatch(said);
    expect(status).toBe(1);
  });

  it('names the block alone, where it has no hashes of entries', async () => {
    const bare = seals.map(({ entryHashes: _, ...seal }) => seal);
    const [, said] = await run(inWhole(2, { date: '2026-03-11' }), bare);
    expect(said).toMatch(/^DIFFERS: an entry of block 1 \(entries 1 to 2\) is not what was sealed/);
  });

  it('takes no seal that was changed, made anew or left out', async () => {
    const [first, second] = seals as [SealWithEntries, SealWithEntries];
    expect(await run(rows, [{ ...first, lineCount: 9 }, second])).toEqual([
      1,
      expect.stringMatching(/block 1 has been changed/),
    ]);
    const anew = { ...first, sealedAt: '2020-01-01T00:00:00.000Z' };
    const forged = { ...anew, hash: hashOfSeal(anew, sha256) };
    expect(await run(rows, [forged, second])).toEqual([1, expect.stringMatching(/block 2 does not follow/)]);
    expect(await run(rows, [forged], '--seal', `1:${first.hash}`)).toEqual([
      1,
      expect.stringMatching(/block 1 is not the one that was kept/),
    ]);
    expect(await run(rows, [first], '--seal', `2:${second.hash}`)).toEqual([
      1,
      expect.stringMatching(/block 2, which was kept, is missing/),
    ]);
    expect(await run(rows, [second])).toEqual([1, expect.stringMatching(/the seal of block 1 is missing/)]);
  });

  it('knows what comes behind the last seal by the last number only', async () => {
    expect(await run(without(5), seals)).toEqual([0, expect.stringMatching(/^4 entries/)]);
    expect(await run(without(5), seals, '--last', '5')).toEqual([
      1,
      expect.stringMatching(/^DIFFERS: entry 5 is missing/),
    ]);
  });

  it('says what it cannot read, and ends otherwise', async () => {
    expect(await run([{ a: 1 }], seals)).toEqual([2, expect.stringMatching(/is not a JSONL export/)]);
    expect(await run(rows, [{ b: 1 }])).toEqual([
      2,
      expect.stringMatching(/holds something that is no seal/),
    ]);
  });
});
