import { startTestApp, type TestApp } from '../../support/app';
import { openBooks } from '../../support/books';
import { drafted, issued } from '../../support/invoices';
import { ACCEPTED, ledgerOf, openSession, outcomeOf, type Role, type Session } from '../../support/plain-sql';

const RECORD = 'CT001';
const INCOMPLETE = 'CT008';
const CHECK = '23514';

/** What may change of an issued invoice: its labels, the facts of a void, and what was credited and written off of it. */
const MUTABLE = [
  'status',
  'delivery_status',
  'memo',
  'notes',
  'metadata',
  'credited_gross',
  'written_off',
  'voided_at',
  'void_reason',
  'reversal_entry_id',
  'updated_at',
];
const CREDITED = [
  'credited_quantity',
  'credited_quantity_net',
  'credited_quantity_gross',
  'credited_net',
  'credited_tax',
  'credited_taxes',
];

/** By type, a value that differs from the column's. */
const CHANGED: Readonly<Record<string, (column: string) => string>> = {
  currency_code: () => `'XXX'`,
  money_amount: (c) => `${c} + 1`,
  text: (c) => `coalesce(${c}, '') || 'x'`,
  uuid: () => 'gen_random_uuid()',
  numeric: (c) => `coalesce(${c}, 0) + 1`,
  integer: (c) => `${c} + 1`,
  bigint: (c) => `coalesce(${c}, 0) + 1`,
  date: (c) => `${c} + 1`,
  'timestamp with time zone': (c) => `coalesce(${c}, now()) + interval '1 day'`,
  boolean: (c) => `NOT ${c}`,
  jsonb: () => `'{"changed": true}'`,
};

describe.each<[Role, string]>([
  ['service', '42501'],
  ['owner', RECORD],
])('Plain SQL on invoices as the %s', (role, refusal) => {
  let app: TestApp;
  let session: Session;
  let invoice: string;
  let draft: string;
  let voided: string;

  beforeAll(async () => {
    app = await startTestApp();
    const books = await openBooks(app);
    ({ id: invoice } = await issued(books));
    ({ id: draft } = await drafted(books));
    ({ id: voided } = await issued(books));
    await books.live.post(`/invoices/${voided}/void`, { reason: 'Typed twice' });
    session = await openSession(app, role, await ledgerOf(app, books.organisation.id));
  });
  afterAll(async () => {
    await session.end();
    await app.close();
  });

  const update = (set: string, id = invoice): Promise<string> =>
    outcomeOf(session.sql(`UPDATE invoices SET ${set} WHERE id = '${id}'`));
  const factsOf = async (table: string, mutable: readonly string[]) => {
    const columns = await session.sql<{ name: string; type: string }>(
      `SELECT column_name AS name, coalesce(domain_name, data_type) AS type FROM information_schema.columns
       WHERE table_name = $1 AND table_schema = 'public'`,
      [table],
    );
    return columns
      .filter(({ name }) => !mutable.includes(name))
      .map(({ name, type }) => {
        const to = CHANGED[type]?.(name);
        if (to === undefined) throw new Error(`no way is known to change ${name} of type ${type}`);
        return `${name} = ${to}`;
      });
  };
  /** What a transaction comes to, at the latest when it commits. */
  const committed = async (...statements: readonly string[]): Promise<string> => {
    await session.sql('BEGIN');
    let outcome = ACCEPTED;
    for (const sql of statements) if (outcome === ACCEPTED) outcome = await outcomeOf(session.sql(sql));
    if (outcome !== ACCEPTED) await session.rollback();
    return outcome === ACCEPTED ? outcomeOf(session.commit()) : outcome;
  };

  it('cannot change a fact of an issued invoice, column by column', async () => {
    const facts = await factsOf('invoices', MUTABLE);
    expect(facts.length).toBeGreaterThan(20);
    for (const change of facts) expect([change, await update(change)]).toEqual([change, RECORD]);
  });

  it('cannot change a line of one, but for what was credited of it', async () => {
    const facts = await factsOf('invoice_lines', CREDITED);
    expect(facts.length).toBeGreaterThan(10);
    for (const change of facts) {
      const outcome = await outcomeOf(
        session.sql(`UPDATE invoice_lines SET ${change} WHERE invoice_id = '${invoice}'`),
      );
      expect([change, outcome]).toEqual([change, refusal]);
    }
  });

  it('cannot delete an issued or voided invoice, nor a line of it', async () => {
    for (const id of [invoice, voided]) {
      expect(await outcomeOf(session.sql(`DELETE FROM invoice_lines WHERE invoice_id = '${id}'`))).toBe(
        RECORD,
      );
      expect(await outcomeOf(session.sql(`DELETE FROM invoices WHERE id = '${id}'`))).toBe(RECORD);
    }
  });

  it('cannot take back an issue or a void, change its facts, or void a draft', async () => {
    expect(
      await update(
        `status = 'draft', number = NULL, issued_at = NULL, journal_entry_id = NULL, request = '{}'`,
      ),
    ).toBe(RECORD);
    for (const change of [
      `status = 'issued', voided_at = NULL, reversal_entry_id = NULL`,
      `voided_at = voided_at + interval '1 day'`,
      `void_reason = 'Another'`,
      'reversal_entry_id = NULL',
    ])
      expect([change, await update(change, voided)]).toEqual([change, RECORD]);
    expect(await update(`status = 'voided', voided_at = now(), number = 'X'`, draft)).toBe(RECORD);
  });

  it('cannot void an invoice that was posted without a reversing entry', async () => {
    expect(await update(`status = 'voided', voided_at = now()`)).toBe(CHECK);
  });

  it('cannot number a draft, or leave an issued invoice without its entry', async () => {
    expect(await update(`number = 'INV-X'`, draft)).toBe(CHECK);
    expect(
      await update(`status = 'issued', number = 'INV-X', issued_at = now(), request = NULL`, draft),
    ).toBe(CHECK);
  });

  it('cannot credit or write off more than there is', async () => {
    for (const change of [
      'credited_gross = gross + 0.01',
      'written_off = gross + 0.01',
      'credited_gross = gross, written_off = 0.01',
      'credited_gross = -0.01',
    ])
      expect([change, await update(change)]).toEqual([change, CHECK]);
    for (const id of [draft, voided]) expect(await update('credited_gross = 1', id)).toBe(CHECK);
    for (const change of [
      'credited_quantity = quantity + 0.000001',
      'credited_quantity = -1',
      'credited_net = net + 0.01',
      'credited_quantity_net = 0.01',
      'credited_quantity_gross = 0.01',
      'credited_quantity_gross = -0.01',
      'credited_quantity_net = 0.01, credited_net = 0.01',
      'credited_tax = tax + 0.01',
      'credited_tax = -0.01',
      `credited_taxes = '{-1}'`,
    ]) {
      const outcome = await outcomeOf(
        session.sql(`UPDATE invoice_lines SET ${change} WHERE invoice_id = '${invoice}'`),
      );
      expect([change, outcome]).toEqual([change, CHECK]);
    }
  });

  describe('and their lines', () => {
    const LINE = `INSERT INTO invoice_lines (organisation_id, invoice_id, line_no, id, line_type, description,
      quantity, unit_price, discount, taxes, net, tax, gross)`;
    const copy = (changes: string): string => `INSERT INTO invoices SELECT (jsonb_populate_record(i,
      '{"id": "inv_half", "number": "HALF", "series_key": null, "series_number": null${changes}}')).*
      FROM invoices i WHERE id = '${invoice}'`;
    const line = (
      net: string,
    ): string => `${LINE} SELECT organisation_id, id, 1, 'il_half', 'item', 'Half', 1, 1, 0, '[]',
      ${net}, tax, ${net} + tax FROM invoices WHERE id = 'inv_half'`;

    it('cannot gain one, not even one that is free of charge', async () => {
      const added = `${LINE} SELECT organisation_id, id, 2, 'il_added', 'item', 'More', 1, 0, 0, '[]', 0, 0, 0
        FROM invoices WHERE id = '${invoice}'`;
      expect(await outcomeOf(session.sql(added))).toBe(INCOMPLETE);
    });

    it('cannot belong to no invoice', async () => {
      const stray = `${LINE} SELECT organisation_id, 'inv_nowhere', 1, 'il_stray', 'item', 'Stray', 1, 0, 0, '[]', 0, 0, 0
        FROM invoices WHERE id = '${invoice}'`;
      expect(['23503', INCOMPLETE]).toContain(await outcomeOf(session.sql(stray)));
    });

    it('are all there when an issued invoice is committed, and add up to it', async () => {
      expect(await committed(copy(''))).toBe(INCOMPLETE);
      expect(await committed(copy(''), line('net - 1'))).toBe(INCOMPLETE);
      await session.sql('BEGIN');
      expect(await outcomeOf(session.sql(copy('')))).toBe(ACCEPTED);
      expect(await outcomeOf(session.sql(line('net')))).toBe(ACCEPTED);
      expect(await outcomeOf(session.sql('SET CONSTRAINTS ALL IMMEDIATE'))).toBe(ACCEPTED);
      await session.rollback();
    });

    it('are all there when a draft becomes an issued one', async () => {
      const entry = `(SELECT journal_entry_id FROM invoices WHERE id = '${invoice}')`;
      const issue = `UPDATE invoices SET status = 'issued', number = 'INV-X', issued_at = now(), request = NULL,
        journal_entry_id = ${entry} WHERE id = '${draft}'`;
      expect(await committed(`DELETE FROM invoice_lines WHERE invoice_id = '${draft}'`, issue)).toBe(
        INCOMPLETE,
      );
    });
  });
});
