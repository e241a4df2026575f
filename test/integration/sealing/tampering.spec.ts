import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import type { FoundSeal } from '../../../src/domain/sealing/reference-seals';
import { startTestApp, type TestApp } from '../../support/app';
import { creditNote, openBooks, type Books } from '../../support/books';
import { postTransfer, transfer } from '../../support/manual-entries';
import { intruderIn, verified, verifyCommand, type Intruder } from '../../support/tamper';

const AS_POSTED = '7 entries, 19 lines, 2 blocks, sealed through entry 6: as posted';
const ELSEWHERE = 1000;
const entryIs = (number: number): string => `:ledger AND number = ${number}`;
const lineIs = (entry: number, line: number): string =>
  `:ledger AND entry_number = ${entry} AND line_no = ${line}`;
const removed = (number: number): string =>
  `DELETE FROM journal_lines WHERE :ledger AND entry_number = ${number}; DELETE FROM journal_entries WHERE ${entryIs(number)};`;
const swapped = (a: number, b: number): string =>
  [
    ['journal_entries', 'number'],
    ['journal_lines', 'entry_number'],
  ]
    .flatMap(([table, column]) =>
      [
        [a, ELSEWHERE],
        [b, a],
        [ELSEWHERE, b],
      ].map(([from, to]) => `UPDATE ${table} SET ${column} = ${to} WHERE :ledger AND ${column} = ${from};`),
    )
    .join(' ');
const counterAt = (value: number): string =>
  `UPDATE counters SET value = ${value} WHERE :ledger AND name = 'journal_entry';`;

/** Three entries in block 1, three in block 2, and one that is not sealed. */
describe('A journal that a superuser tampers with, triggers off', () => {
  let app: TestApp;
  let books: Books;
  let intruder: Intruder | null;
  let seals: FoundSeal[];

  beforeAll(async () => {
    app = await startTestApp();
    books = await openBooks(app);
    const { id: customerId } = (await books.live.post('/customers', { name: 'Arthur Dent' })).body;
    const note = await books.credited({ customerId });
    await postTransfer(books);
    await books.live.patch(`/credit-notes/${note.id as string}`, { action: 'void' });
    await app.sealAll();
    await books.live.post('/credit-notes/batch', { creditNotes: [creditNote(), creditNote(), creditNote()] });
    await app.sealAll();
    await books.live.post('/journal/entries', transfer({ memo: 'The last' }));
    seals = (await books.live.get('/journal/seals?order=asc&expand=entryHashes')).body.data;
    intruder = intruderIn(app, books);
  });
  afterAll(() => app.close());

  const kept = (block: number, whole = true) => {
    const seal = seals[block - 1] as FoundSeal;
    return [{ organisation: null, seal: whole ? seal : { block: seal.block, hash: seal.hash } }];
  };
  const found = async (sql: string, outside: ReturnType<typeof kept> = []): Promise<string> => {
    if (!intruder) return 'no superuser';
    const { differing, said } = await intruder.during(sql, () => verified(app, books, outside));
    expect(differing).toBe(1);
    return said;
  };
  const itFinds = (what: string, sql: string, named: RegExp, outside?: () => ReturnType<typeof kept>) =>
    it(what, async () => {
      if (intruder) expect(await found(sql, outside?.())).toMatch(named);
      expect(await verified(app, books, outside?.())).toEqual({ differing: 0, said: AS_POSTED });
    });

  itFinds(
    'shows one digit of one line',
    `UPDATE journal_lines SET debit = 101.00 WHERE ${lineIs(4, 1)}`,
    /entry 4 \(je_\w+\) does not balance: debit 121, credit 120/,
  );
  itFinds(
    'shows one digit where the books still balance',
    `UPDATE journal_lines SET debit = debit + 1, base_debit = base_debit + 1 WHERE ${lineIs(4, 1)};
     UPDATE journal_lines SET credit = credit + 1, base_credit = base_credit + 1 WHERE ${lineIs(4, 3)};
     UPDATE journal_entries SET total = total + 1, base_total = base_total + 1 WHERE ${entryIs(4)}`,
    /entry 4 \(je_\w+\) is not what was sealed in block 2/,
  );
  itFinds(
    'shows another date',
    `UPDATE journal_entries SET date = date - 1 WHERE ${entryIs(2)}; UPDATE journal_lines SET date = date - 1
      WHERE :ledger AND entry_number = 2`,
    /entry 2 \(je_\w+\) is not what was sealed in block 1/,
  );
  itFinds(
    'shows another account',
    `UPDATE journal_lines SET account_id = (SELECT o.account_id FROM journal_lines o WHERE o.:ledger AND o.entry_number = 1
      AND o.line_no = 2) WHERE ${lineIs(4, 1)}`,
    /entry 4 \(je_\w+\) is not what was sealed/,
  );
  itFinds('shows a pair that was swapped', swapped(2, 5), /entry 2 \(je_\w+\) is not what was sealed/);
  itFinds(
    'shows an entry that is missing',
    removed(2),
    /entry 2 is missing: entry 3 comes next, and block 1 sealed/,
  );
  itFinds(
    'shows one that was put in between',
    `UPDATE journal_entries SET number = number + 1000 WHERE :ledger AND number > 2;
     UPDATE journal_lines SET entry_number = entry_number + 1000 WHERE :ledger AND entry_number > 2;
     UPDATE journal_entries SET number = number - 999 WHERE :ledger AND number > 1000;
     UPDATE journal_lines SET entry_number = entry_number - 999 WHERE :ledger AND entry_number > 1000;
     INSERT INTO journal_entries SELECT (jsonb_populate_record(e, '{"id": "je_forged", "number": 3}')).* FROM journal_entries e
      WHERE ${entryIs(2)};
     INSERT INTO journal_lines SELECT (jsonb_populate_record(l, '{"entry_number": 3}')).* FROM journal_lines l
      WHERE :ledger AND entry_number = 2; ${counterAt(8)}`,
    /entry 3 \(je_forged\) is not what was sealed in block 1/,
  );
  itFinds(
    'shows lines whose entry is gone',
    `DELETE FROM journal_entries WHERE ${entryIs(7)}; ${counterAt(6)}`,
    /entry 7 has lines/,
  );
  itFinds(
    'shows a reversal that reverses another',
    `UPDATE journal_entries SET reverses_entry_id = 'je_nobody' WHERE ${entryIs(3)}`,
    /entry 3 \(je_\w+\) reverses an entry that is not there/,
  );
  itFinds(
    'shows a last entry that is missing, by the counter',
    removed(7),
    /entry 7 is missing: the counter/,
  );
  itFinds(
    'shows a last entry that is missing, by its seal, though the counter was moved back',
    `${removed(7)} ${removed(6)} ${counterAt(5)}`,
    /entry 6 is missing.* block 2 sealed entries 4 to 6/,
  );
  const cut = `${removed(7)} ${removed(6)} ${counterAt(5)} DELETE FROM seals WHERE :ledger AND block = 2`;
  itFinds(
    'shows it by a seal kept outside, though counter and seal went with it',
    cut,
    /entry 6 is missing/,
    () => kept(2),
  );
  itFinds('… also by its hash alone', cut, /the seal of block 2, which was kept outside, is missing/, () =>
    kept(2, false),
  );

  it('does not show it by itself: nothing beside the journal knows of it', async () => {
    if (intruder)
      expect(await intruder.during(cut, () => verified(app, books))).toMatchObject({ differing: 0 });
  });

  itFinds(
    'shows a seal that was changed',
    `UPDATE seals SET line_count = line_count + 1 WHERE :ledger AND block = 1`,
    /the seal of block 1 \(entries 1 to 3\) has been changed/,
  );
  itFinds(
    'shows hashes of entries that were changed in their seal',
    `UPDATE seals SET entry_hashes = entries_hash || substr(entry_hashes, 33) WHERE :ledger AND block = 2`,
    /the seal of block 2 .* the hashes of its entries/,
  );
  itFinds(
    'shows a seal that is missing',
    `DELETE FROM seals WHERE :ledger AND block = 1`,
    /seal of block 1 is missing/,
  );

  describe('for npm run verify', () => {
    const verify = (...args: string[]) =>
      verifyCommand(app, '--organisation', books.organisation.id, ...args);
    const noted = (): string => `2:${seals[1]?.hash ?? ''}`;

    it('is as posted, which ends with 0', async () => {
      expect(await verify('--seal', noted())).toEqual([0, `${books.organisation.id}: ${AS_POSTED}\n`]);
    });

    it('differs, which ends with 1 and names the entry', async () => {
      if (!intruder) return;
      const file = join(mkdtempSync(join(tmpdir(), 'contra-seals-')), 'kept.json');
      writeFileSync(file, JSON.stringify({ data: seals }));
      const [status, said] = await intruder.during(cut, () => verify('--seals', file));
      rmSync(dirname(file), { recursive: true });
      expect([status, said]).toEqual([
        1,
        expect.stringMatching(/DIFFERS: entry 6 is missing.*\n1 journal differs/),
      ]);
    });

    it.each<[string[], RegExp]>([
      [['--seal', '2:abc'], /--seal wants <block>:<hash>/],
      [['--seals', '/nowhere.json'], /nowhere\.json/],
      [['--organisation', 'org_nobody'], /There is no organisation org_nobody/],
    ])('cannot be looked at with %s', async (args, said) => {
      expect(await verify(...args)).toEqual([1, expect.stringMatching(said)]);
    });
  });

  it('is as posted after its customer was erased and its accounts were renamed', async () => {
    const [customer] = (await books.live.get('/customers')).body.data;
    await books.live.post(`/customers/${customer.id as string}/erase`);
    expect((await books.live.get(`/customers/${customer.id as string}`)).body.name).not.toBe('Arthur Dent');
    const [account] = (await books.live.get('/accounts')).body.data.filter(
      ({ code }: { code: string }) => code === '4000',
    );
    const renamed = await books.live.patch(`/accounts/${account.id as string}`, {
      code: '4001',
      name: 'Turnover',
    });
    expect(renamed.status).toBe(200);
    expect(await verified(app, books, kept(2))).toEqual({ differing: 0, said: AS_POSTED });
  });
});
