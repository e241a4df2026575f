import { startTestApp, type TestApp } from '../../support/app';
import { created, openBooks, type Books } from '../../support/books';
import { ACCEPTED, ledgerOf, openSession, outcomeOf, type Role, type Session } from '../../support/plain-sql';

const REFUSED = 'CT001';
const NO_RIGHT = '42501';
const CHECK = '23514';
const ERASED = 'CT011';
const LOCK_NOT_AVAILABLE = '55P03';

describe.each<[Role]>([['service'], ['owner']])('Plain SQL as the %s', (role) => {
  let app: TestApp;
  let books: Books;
  let session: Session;
  let second: Session;
  let id: string;

  beforeAll(async () => {
    app = await startTestApp();
  });
  beforeEach(async () => {
    books = await openBooks(app);
    const ledger = await ledgerOf(app, books.organisation.id);
    [session, second] = [await openSession(app, role, ledger), await openSession(app, role, ledger)];
    await second.sql(`SET lock_timeout = '200ms'`);
    const person = { name: 'Zaphod', email: 'z@acme.example', metadata: { a: '1' } };
    const answer = await books.live.post('/customers', person, { 'idempotency-key': 'one' });
    id = answer.body.id as string;
  });
  afterEach(async () => {
    await Promise.all([session.rollback(), second.rollback()]);
    await Promise.all([session.end(), second.end()]);
  });
  afterAll(() => app.close());

  const outcome = (sql: string, params: readonly unknown[] = []): Promise<string> =>
    outcomeOf(session.sql(sql, params));
  const clear = `UPDATE customers SET name = 'Erased customer', email = NULL, metadata = '{}', archived_at = now(), erased_at = now()`;

  it('erases nobody by halves', async () => {
    for (const kept of [
      `name = 'Zaphod'`,
      `email = 'x'`,
      `metadata = '{"a": "1"}'`,
      'archived_at = NULL',
      `phone = '1'`,
    ]) {
      const column = kept.split(' ', 1)[0] ?? '';
      const rest = clear.replace(new RegExp(`${column} = [^,]+,? ?`), '');
      expect([kept, await outcome(`${rest}, ${kept}`)]).toEqual([kept, CHECK]);
    }
    expect(await outcome(clear)).toBe(ACCEPTED);
  });

  it('brings nobody back', async () => {
    await books.live.post(`/customers/${id}/erase`);
    for (const change of [
      `name = 'Zaphod', erased_at = NULL`,
      'erased_at = NULL',
      'archived_at = NULL',
      `phone = '1'`,
    ])
      expect(await outcome(`UPDATE customers SET ${change} WHERE id = $1`, [id])).toBe(REFUSED);
  });

  it('clears a stored answer, and makes it say nothing else', async () => {
    for (const change of [
      `answer = '{}'`,
      `answer = '{"erased":true}', status = 200`,
      `answer = '{"erased":true}', key = 'two'`,
    ]) {
      const expected = role === 'service' && change.includes(',') ? NO_RIGHT : REFUSED;
      expect([change, await outcome(`UPDATE idempotency_keys SET ${change}`)]).toEqual([change, expected]);
    }
    expect(await outcome(`UPDATE idempotency_keys SET answer = '{"erased":true}'`)).toBe(ACCEPTED);
  });

  describe('drafts', () => {
    const draft = `INSERT INTO invoices (organisation_id, id, kind, status, delivery_status, customer_id, client_name,
        issue_date, tax_point, due_date, currency, exchange_rate, prices_include_tax, metadata, tax_breakdown, line_count,
        net, tax, gross, base_gross, credited_gross, written_off, created_at, updated_at, created_by, request_id)
      VALUES (current_organisation_id(), 'inv_' || gen_random_uuid(), 'invoice', 'draft', 'none', $1, 'Zaphod',
        '2026-05-04', '2026-05-04', '2026-05-04', 'GBP', 1, false, '{}', '[]', 0, 0, 0, 0, 0, 0, 0, now(), now(), 'key', 'req')`;

    it('no invoice for an erased customer', async () => {
      expect(await outcome(draft, [id])).toBe(ACCEPTED);
      await session.sql('DELETE FROM invoices');
      await books.live.post(`/customers/${id}/erase`);
      expect(await outcome(draft, [id])).toBe(ERASED);
    });

    it('none while the customer is being erased, and then finds the customer gone', async () => {
      await session.sql('BEGIN');
      await session.sql('SELECT FROM customers WHERE id = $1 FOR UPDATE', [id]);
      await session.sql(clear);
      expect(await outcomeOf(second.sql(draft, [id]))).toBe(LOCK_NOT_AVAILABLE);
      await second.sql('SET lock_timeout = 0');
      const waiting = outcomeOf(second.sql(draft, [id]));
      await session.commit();
      expect(await waiting).toBe(ERASED);
    });

    it('an invoice, whose customer is then not erased', async () => {
      await session.sql(draft, [id]);
      const { status, body } = await books.live.post(`/customers/${id}/erase`);
      expect([status, body.reason, body.invoiceIds.length]).toEqual([409, 'customer_has_drafts', 1]);
      expect((await created(books.live, '/customers', { name: 'Other' })).erasedAt).toBeNull();
    });
  });
});
