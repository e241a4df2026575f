import { startTestApp, type TestApp } from '../../support/app';
import { openBooks } from '../../support/books';
import { logoRequest, png } from '../../support/images';
import { ledgerOf, openSession, outcomeOf, type Role, type Session } from '../../support/plain-sql';
import { postUnderException } from '../../support/lock-exceptions';
import { settleOfEverything } from '../../support/receivables';

const NO_RIGHT = '42501';
const REFUSED = 'CT001';

/** What may change about a document, and about what is open of it; all else is a record. */
const LABELS: Readonly<Record<string, readonly string[]>> = {
  credit_notes: [
    'status',
    'delivery_status',
    'memo',
    'notes',
    'metadata',
    'issued_at',
    'voided_at',
    'void_reason',
    'reversal_entry_id',
    'refunded_amount',
    'settlement_reversal_entry_id',
    'seller_version',
  ],
  payments: ['status', 'refunded_amount', 'reversal_entry_id', 'reversed_at', 'reversal_reason'],
  refunds: ['status', 'reversal_entry_id', 'reversed_at', 'reversal_reason'],
  write_offs: ['status', 'reversal_entry_id', 'reversed_at', 'reversal_reason'],
  open_items: ['open_amount', 'open_base_amount'],
};

/** By type, an expression that differs from the column's value. */
const CHANGED: Readonly<Record<string, (column: string) => string>> = {
  currency_code: () => `'XXX'`,
  money_amount: (c) => `${c} + 1`,
  signed_amount: (c) => `${c} + 1`,
  text: (c) => `coalesce(${c}, '') || 'x'`,
  uuid: () => 'gen_random_uuid()',
  numeric: (c) => `coalesce(${c}, 0) + 1`,
  integer: (c) => `${c} + 1`,
  bigint: (c) => `coalesce(${c}, 0) + 1`,
  date: (c) => `coalesce(${c}, '2026-01-01') + 1`,
  'timestamp with time zone': (c) => `coalesce(${c}, now()) + interval '1 day'`,
  boolean: (c) => `NOT ${c}`,
  jsonb: () => `'{"changed": true}'`,
};

describe.each<[Role, string]>([
  ['service', NO_RIGHT],
  ['owner', REFUSED],
])('Plain SQL as the %s', (role, refusal) => {
  let app: TestApp;
  let session: Session;

  beforeAll(async () => {
    app = await startTestApp();
    const books = await openBooks(app);
    const { id } = await books.credited({ status: 'issued' });
    await books.live.patch(`/credit-notes/${id}`, { action: 'void', reason: 'Typed twice' });
    const sent = await books.credited();
    await books.live.post(`/credit-notes/${sent.id}/send`, { channel: 'manual' });
    await settleOfEverything(books);
    await books.live.post('/periods/per_2025-01/lock');
    await books.live.put('/periods/locks', { hard: '2024-12-31' });
    await postUnderException(app, books);
    await books.live.put('/organisation/logo', logoRequest(png()));
    await app.sealAll();
    await app.settle('relay', 'jobs:archive');
    session = await openSession(app, role, await ledgerOf(app, books.organisation.id));
  });
  afterAll(async () => {
    await session.end();
    await app.close();
  });

  describe.each([
    'journal_entries',
    'journal_lines',
    'events',
    'credit_note_items',
    'credit_note_rows',
    'allocations',
    'refund_parts',
    'period_lock_changes',
    'seals',
    'exception_postings',
    'seller_profiles',
    'archived_files',
    'logos',
    'delivery_attempts',
  ])('on %s', (table) => {
    it('cannot change a row, not even to what it is', async () => {
      expect(await session.sql(`SELECT FROM ${table} LIMIT 1`)).toHaveLength(1);
      expect(await outcomeOf(session.sql(`UPDATE ${table} SET organisation_id = organisation_id`))).toBe(
        refusal,
      );
      const upsert = `INSERT INTO ${table} SELECT * FROM ${table} LIMIT 1 ON CONFLICT ON CONSTRAINT ${table}_pkey
          DO UPDATE SET organisation_id = excluded.organisation_id`;
      expect(await outcomeOf(session.sql(upsert))).toBe(refusal);
    });

    it('cannot delete a row', async () => {
      expect(await outcomeOf(session.sql(`DELETE FROM ${table}`))).toBe(refusal);
    });
  });

  it.each([
    'credit_notes',
    'payments',
    'refunds',
    'write_offs',
    'open_items',
    'period_locks',
    'periods',
    'counters',
    'account_roles',
    'lock_exceptions',
    'relay_cursors',
    'deliveries',
  ])('cannot delete from %s', async (table) => {
    expect(await session.sql(`SELECT FROM ${table} LIMIT 1`)).toHaveLength(1);
    expect(await outcomeOf(session.sql(`DELETE FROM ${table}`))).toBe(refusal);
  });

  it('cannot truncate any table', async () => {
    const tables = await session.sql<{ name: string }>(
      `SELECT relname AS name FROM pg_class WHERE relkind = 'r' AND relnamespace = 'public'::regnamespace
         AND relname <> 'schema_migrations'`,
    );
    expect(tables.length).toBeGreaterThan(15);
    for (const { name } of tables) {
      const outcome = await outcomeOf(session.sql(`TRUNCATE ${name} CASCADE`));
      expect([name, outcome]).toEqual([name, refusal]);
    }
  });

  it.each(['credit_notes', 'payments', 'refunds', 'write_offs', 'open_items'])(
    'cannot change a fact of %s, column by column',
    async (table) => {
      const columns = await session.sql<{ name: string; type: string }>(
        `SELECT column_name AS name, coalesce(domain_name, data_type) AS type FROM information_schema.columns WHERE table_name = $1
         AND table_schema = 'public'`,
        [table],
      );
      const facts = columns.filter(({ name }) => !LABELS[table]?.includes(name));
      expect(facts.length).toBeGreaterThan(10);
      for (const { name, type } of facts) {
        const to = CHANGED[type]?.(name);
        if (to === undefined) throw new Error(`no way is known to change ${name} of type ${type}`);
        const outcome = await outcomeOf(session.sql(`UPDATE ${table} SET ${name} = ${to}`));
        expect([name, outcome]).toEqual([name, refusal]);
      }
    },
  );

  it('cannot take a void back or change its facts', async () => {
    for (const change of [
      `status = 'issued', voided_at = NULL`,
      `voided_at = voided_at + interval '1 day'`,
      `void_reason = 'Another'`,
      'reversal_entry_id = NULL',
    ])
      expect(await outcomeOf(session.sql(`UPDATE credit_notes SET ${change} WHERE status = 'voided'`))).toBe(
        REFUSED,
      );
  });

  it.each(['payments', 'refunds', 'write_offs'])('cannot take a reversal of %s back', async (table) => {
    for (const change of [
      `status = CASE '${table}' WHEN 'payments' THEN 'received' WHEN 'refunds' THEN 'paid' ELSE 'written_off' END,
        reversed_at = NULL, reversal_entry_id = NULL`,
      `reversed_at = reversed_at + interval '1 day'`,
      `reversal_reason = 'Another'`,
    ]) {
      const reversed = `UPDATE ${table} SET ${change} WHERE status = 'reversed'`;
      expect(await outcomeOf(session.sql(reversed))).toBe(REFUSED);
    }
  });

  it('cannot move a counter back or rename it', async () => {
    expect(await outcomeOf(session.sql('UPDATE counters SET value = value - 1'))).toBe(REFUSED);
    expect(await outcomeOf(session.sql('UPDATE counters SET value = 0'))).toBe(REFUSED);
    expect(await outcomeOf(session.sql(`UPDATE counters SET name = name || 'x'`))).toBe(refusal);
  });

  it('cannot move the hard lock back or lift it', async () => {
    const HARD = 'CT006';
    expect(await outcomeOf(session.sql(`UPDATE period_locks SET hard_through = '2024-12-30'`))).toBe(HARD);
    expect(await outcomeOf(session.sql('UPDATE period_locks SET hard_through = NULL'))).toBe(HARD);
    const replace = `INSERT INTO period_locks SELECT * FROM period_locks
      ON CONFLICT (organisation_id) DO UPDATE SET hard_through = NULL`;
    expect(await outcomeOf(session.sql(replace))).toBe(HARD);
  });

  describe('on a credit note', () => {
    const ITEM = `INSERT INTO credit_note_items (organisation_id, credit_note_id, line_no, id, line_type, description,
      quantity, unit_price, discount, taxes, net, tax, gross)`;
    const INCOMPLETE = 'CT008';

    it('cannot add a line, not even one that is free of charge', async () => {
      const added = `${ITEM} SELECT organisation_id, id, 2, 'cni_added', 'item', 'More', 1, 0, 0, '[]', 0, 0, 0
        FROM credit_notes LIMIT 1`;
      expect(await outcomeOf(session.sql(added))).toBe(INCOMPLETE);
    });

    it('cannot write a line of no credit note', async () => {
      const stray = `${ITEM} SELECT organisation_id, 'cn_nowhere', 1, 'cni_stray', 'item', 'Stray', 1, 0, 0, '[]', 0, 0, 0
        FROM credit_notes LIMIT 1`;
      expect(await outcomeOf(session.sql(stray))).toBe(INCOMPLETE);
    });

    it('cannot write one without its lines, or with lines that do not add up to it', async () => {
      const note = `INSERT INTO credit_notes SELECT (jsonb_populate_record(n,
        '{"id": "cn_half", "number": "HALF", "series_key": null, "series_number": null}')).* FROM credit_notes n LIMIT 1`;
      expect(await outcomeOf(session.sql(note))).toBe(INCOMPLETE);
      const less = `WITH n AS (${note} RETURNING *) ${ITEM}
        SELECT organisation_id, id, 1, 'cni_half', 'item', 'Half', 1, 1, 0, '[]', net - 1, tax, gross - 1 FROM n`;
      expect(await outcomeOf(session.sql(less))).toBe(INCOMPLETE);
      const whole = less.replace('net - 1', 'net').replace('gross - 1', 'gross');
      await session.sql('BEGIN');
      expect(await outcomeOf(session.sql(whole))).toBe('accepted');
      await session.rollback();
    });
  });
});
