import { startTestApp, type TestApp } from '../../support/app';
import { openBooks } from '../../support/books';
import { insertEntry, insertLines, nextNumber, postEntry, TRANSFER } from '../../support/plain-entries';
import {
  ACCEPTED,
  decoy,
  ledgerOf,
  openSession,
  outcomeOf,
  type Role,
  type Session,
} from '../../support/plain-sql';

const DOES_NOT_HOLD = 'CT002';
const CHECK = '23514';

describe.each<[Role]>([['service'], ['owner']])('Plain SQL as the %s', (role) => {
  let app: TestApp;
  let ledger: string;
  let session: Session;
  const opened: Session[] = [];

  const another = async (): Promise<Session> => {
    const each = await openSession(app, role, ledger);
    opened.push(each);
    return each;
  };
  beforeAll(async () => {
    app = await startTestApp();
    ledger = await ledgerOf(app, (await openBooks(app)).organisation.id);
    session = await another();
  });
  afterEach(() => session.rollback());
  afterAll(async () => {
    await Promise.all(opened.map((each) => each.end()));
    await app.close();
  });

  it('can post an entry that holds, so what follows is refused for what it is', async () => {
    expect(await outcomeOf(postEntry(session))).toBe(ACCEPTED);
  });

  it.each([
    [
      'the currency of the document',
      { debit: '10.00', baseDebit: '10.00' },
      { credit: '9.99', baseCredit: '10.00' },
    ],
    ['base currency', { debit: '10.00', baseDebit: '10.00' }, { credit: '10.00', baseCredit: '9.99' }],
    ['both, though its totals say otherwise', { debit: '11.00' }, { credit: '9.00' }],
    ['neither, but not as its totals say', { debit: '11.00' }, { credit: '11.00' }],
  ])('cannot commit an entry that is unbalanced in %s', async (_name, debit, credit) => {
    const lines = [
      { account: '1210', ...debit },
      { account: '1200', ...credit },
    ];
    expect(await outcomeOf(postEntry(session, {}, lines))).toBe(DOES_NOT_HOLD);
  });

  it('cannot commit an entry without lines, or with fewer than it says', async () => {
    await session.sql('BEGIN');
    await insertEntry(session);
    expect(await outcomeOf(session.commit())).toBe(DOES_NOT_HOLD);
    expect(await outcomeOf(postEntry(session, { lineCount: 3 }))).toBe(DOES_NOT_HOLD);
    expect(await outcomeOf(postEntry(session, { lineCount: 1 }))).toBe(CHECK);
    expect(await outcomeOf(postEntry(session, { lineCount: 0, total: '0', baseTotal: '0' }, []))).toBe(CHECK);
  });

  it.each([
    ['on both sides', { debit: '10.00', credit: '10.00' }],
    [
      'on one side in the document, on the other in base',
      { debit: '10.00', baseDebit: '0', baseCredit: '10.00' },
    ],
    ['of nothing', {}],
    ['of a negative amount', { debit: '-10.00' }],
    ['of no number', { debit: 'NaN' }],
    ['of an infinite amount', { debit: 'Infinity' }],
  ])('cannot write a line %s', async (_name, amounts) => {
    const lines = [{ account: '1210', ...amounts }, ...TRANSFER];
    expect(await outcomeOf(postEntry(session, {}, lines))).toMatch(/^(23514|22003)$/);
  });

  it('cannot check an entry before its lines are there and write them never', async () => {
    await session.sql('BEGIN');
    await session.sql('SET CONSTRAINTS ALL IMMEDIATE');
    expect(await outcomeOf(insertEntry(session))).toBe(DOES_NOT_HOLD);
  });

  it('cannot have the lines checked within a savepoint and then taken back', async () => {
    await session.sql('BEGIN');
    const entry = await insertEntry(session);
    await session.sql('SAVEPOINT checked');
    await insertLines(session, entry, TRANSFER);
    await session.sql('SET CONSTRAINTS ALL IMMEDIATE');
    await session.sql('ROLLBACK TO SAVEPOINT checked');
    expect(await outcomeOf(session.commit())).toBe(DOES_NOT_HOLD);
  });

  it('cannot hide the lines from the check by leaving the organisation before the commit', async () => {
    await session.sql('BEGIN');
    await insertLines(session, await insertEntry(session), [{ account: '1210', debit: '10.00' }]);
    await session.sql(`SELECT set_config('contra.organisation_id', gen_random_uuid()::text, true)`);
    expect(await outcomeOf(session.commit())).toBe(DOES_NOT_HOLD);
  });

  it('cannot have the lines of a temporary table checked in the place of its own', async () => {
    await session.sql('BEGIN');
    const { number } = await insertEntry(session);
    await decoy(
      session,
      'journal_lines',
      `SELECT '${ledger}'::uuid AS organisation_id, ${number}::bigint AS entry_number, n AS line_no, 'S20' AS vat_code,
         10.0 * n AS debit, 10.0 * (1 - n) AS credit, 10.0 * n AS base_debit, 10.0 * (1 - n) AS base_credit
       FROM generate_series(0, 1) AS n`,
    );
    expect(await outcomeOf(session.commit())).toBe(DOES_NOT_HOLD);
  });

  describe('cannot extend an entry', () => {
    const FOREIGN = 'CT004';

    it('that is committed, by two lines more that balance', async () => {
      const entry = await postEntry(session);
      expect(await outcomeOf(insertLines(session, entry, TRANSFER, 3))).toBe(FOREIGN);
      expect(await outcomeOf(insertLines(session, entry, TRANSFER))).toBe('23505');
    });

    it('that its own transaction has completed and had checked', async () => {
      await session.sql('BEGIN');
      const entry = await insertEntry(session);
      await insertLines(session, entry, TRANSFER);
      await session.sql('SET CONSTRAINTS ALL IMMEDIATE');
      expect(await outcomeOf(insertLines(session, entry, TRANSFER, 3))).toBe(FOREIGN);
    });

    it('from a second connection before it is committed', async () => {
      const second = await another();
      await session.sql('BEGIN');
      const entry = await insertEntry(session);
      await insertLines(session, entry, TRANSFER.slice(0, 1));
      expect(await outcomeOf(insertLines(second, entry, TRANSFER.slice(1), 2))).toBe(FOREIGN);
      expect(await outcomeOf(session.commit())).toBe(DOES_NOT_HOLD);
    });

    it('with lines of another date', async () => {
      const lines = [TRANSFER[0], { account: '1200', credit: '10.00', date: '2026-02-10' }];
      expect(
        await outcomeOf(
          postEntry(
            session,
            {},
            lines.flatMap((each) => each ?? []),
          ),
        ),
      ).toBe(FOREIGN);
    });
  });

  describe('cannot leave a gap in the numbers', () => {
    const GAP = 'CT005';

    it('by finding the predecessor in a temporary table', async () => {
      const number = (await nextNumber(session)) + 1;
      await session.sql('BEGIN');
      await insertLines(session, await insertEntry(session, { number }), TRANSFER);
      const predecessor = `SELECT '${ledger}'::uuid AS organisation_id, ${number - 1}::bigint AS number`;
      await decoy(session, 'journal_entries', predecessor);
      expect(await outcomeOf(session.commit())).toBe(GAP);
    });

    it('by passing one by', async () => {
      expect(await outcomeOf(postEntry(session, { number: (await nextNumber(session)) + 1 }))).toBe(GAP);
      expect(await outcomeOf(postEntry(session, { number: 0 }))).toBe(CHECK);
      expect(await outcomeOf(postEntry(session, { number: 1 }))).toBe('23505');
    });

    it('by following on one that another connection has not committed', async () => {
      const second = await another();
      await session.sql('BEGIN');
      const entry = await insertEntry(session);
      await insertLines(session, entry, TRANSFER);
      expect(await outcomeOf(postEntry(second, { number: entry.number + 1 }))).toBe(GAP);
    });

    it('by taking the predecessor back after the check', async () => {
      const number = await nextNumber(session);
      await session.sql('BEGIN');
      await insertLines(session, await insertEntry(session, { number: number + 1 }), TRANSFER);
      await session.sql('SAVEPOINT predecessor');
      await insertLines(session, await insertEntry(session, { number }), TRANSFER);
      await session.sql('SET CONSTRAINTS ALL IMMEDIATE');
      await session.sql('ROLLBACK TO SAVEPOINT predecessor');
      expect(await outcomeOf(session.commit())).toBe(GAP);
    });
  });
});
