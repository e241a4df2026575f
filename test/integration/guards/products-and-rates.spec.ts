import { startTestApp, type TestApp } from '../../support/app';
import { created, creditNote, openBooks, type Books } from '../../support/books';
import { ACCEPTED, ledgerOf, openSession, outcomeOf, type Role, type Session } from '../../support/plain-sql';

const REFUSED = 'CT001';
const NO_RIGHT = '42501';
const CHECK = '23514';
const UNIQUE = '23505';
const POINTED_AT = '23503';
const OVERLAP = 'CT009';
const IN_USE = 'CT010';
const LOCK_NOT_AVAILABLE = '55P03';

describe.each<[Role]>([['service'], ['owner']])('Plain SQL as the %s', (role) => {
  let app: TestApp;
  let books: Books;
  let session: Session;
  let second: Session;

  beforeAll(async () => {
    app = await startTestApp();
  });
  beforeEach(async () => {
    books = await openBooks(app);
    const ledger = await ledgerOf(app, books.organisation.id);
    [session, second] = [await openSession(app, role, ledger), await openSession(app, role, ledger)];
    await second.sql(`SET lock_timeout = '200ms'`);
  });
  afterEach(async () => {
    await Promise.all([session.rollback(), second.rollback()]);
    await Promise.all([session.end(), second.end()]);
  });
  afterAll(() => app.close());

  const product = (): Promise<{ id: string }> =>
    created(books.live, '/products', { name: 'Widget', taxCode: 'standard' }) as Promise<{ id: string }>;
  const price = async (changes: object = {}): Promise<{ id: string; productId: string }> =>
    created(books.live, '/prices', {
      productId: (await product()).id,
      unitPrice: '12.50',
      ...changes,
    }) as Promise<{
      id: string;
      productId: string;
    }>;
  const outcome = (sql: string, params: readonly unknown[] = []): Promise<string> =>
    outcomeOf(session.sql(sql, params));

  describe('on prices', () => {
    it.each(['unit_price = 13', `currency = 'EUR'`, 'prices_include_tax = true', `product_id = 'prod_x'`])(
      'never sets %s',
      async (change) => {
        const { id } = await price();
        const refused = await outcome(`UPDATE prices SET ${change} WHERE id = $1`, [id]);
        expect(refused).toBe(role === 'service' ? NO_RIGHT : REFUSED);
      },
    );

    it('makes none the default that is not offered, and no two for a product and currency', async () => {
      const first = await price();
      for (const change of ['active = false', 'archived_at = now()'])
        expect(await outcome(`UPDATE prices SET ${change} WHERE id = $1`, [first.id])).toBe(CHECK);
      const second = await price({ productId: first.productId });
      expect(await outcome(`UPDATE prices SET is_default = true WHERE id = $1`, [second.id])).toBe(UNIQUE);
      expect(await outcome(`UPDATE prices SET active = false WHERE id = $1`, [second.id])).toBe(ACCEPTED);
    });

    it('deletes no product that has them, and truncates neither', async () => {
      const { productId, id } = await price();
      expect(await outcome(`DELETE FROM products WHERE id = $1`, [productId])).toBe(POINTED_AT);
      for (const table of ['products', 'prices', 'tax_rates', 'exchange_rates'])
        expect(await outcome(`TRUNCATE ${table} CASCADE`)).toBe(role === 'service' ? NO_RIGHT : REFUSED);
      expect(await outcome(`DELETE FROM prices WHERE id = $1`, [id])).toBe(ACCEPTED);
    });
  });

  describe('on tax rates', () => {
    const insert = (from: string, to: string | null, more: { code?: string; zone?: string } = {}) =>
      [
        `INSERT INTO tax_rates (organisation_id, id, tax_code, zone, category, rate, valid_from, valid_to, created_at, updated_at)
         VALUES (current_organisation_id(), 'txr_' || gen_random_uuid(), $1, $2, 'S', 5, $3, $4, now(), now())`,
        [more.code ?? 'books', more.zone ?? 'domestic', from, to],
      ] as const;

    it('has no two of a code and zone at the same time', async () => {
      expect(await outcome(...insert('2026-01-01', '2026-06-30'))).toBe(ACCEPTED);
      expect(await outcome(...insert('2026-06-30', null))).toBe(OVERLAP);
      expect(await outcome(...insert('2025-01-01', '2026-01-01'))).toBe(OVERLAP);
      expect(await outcome(...insert('2026-06-30', null, { zone: 'eu' }))).toBe(ACCEPTED);
      expect(await outcome(...insert('2026-07-01', null))).toBe(ACCEPTED);
      const reopen = `UPDATE tax_rates SET valid_to = NULL WHERE tax_code = 'books' AND valid_to IS NOT NULL`;
      expect(await outcome(reopen)).toBe(OVERLAP);
    });

    it('waits for one that is being written, and sees it once it is there', async () => {
      await session.sql('BEGIN');
      await session.sql(...insert('2026-01-01', null));
      expect(await outcomeOf(second.sql(...insert('2026-05-01', null)))).toBe(LOCK_NOT_AVAILABLE);
      expect(await outcomeOf(second.sql(...insert('2026-05-01', null, { code: 'papers' })))).toBe(ACCEPTED);
      await session.commit();
      expect(await outcomeOf(second.sql(...insert('2026-05-01', null)))).toBe(OVERLAP);
    });

    it('is not fooled by an older snapshot', async () => {
      await second.sql('BEGIN ISOLATION LEVEL REPEATABLE READ');
      await second.sql('SELECT FROM tax_rates');
      await session.sql(...insert('2026-01-01', null));
      expect(await outcomeOf(second.sql(...insert('2026-05-01', null)))).toBe(OVERLAP);
    });

    it.each([
      [`'S', 0, NULL`],
      [`'Z', 5, NULL`],
      [`'E', 0, NULL`],
      [`'S', 5, 'for no reason'`],
      [`'S', 101, NULL`],
      [`'X', 0, 'x'`],
    ])('has none with the category, rate and reason %s', async (facts) => {
      const sql = `INSERT INTO tax_rates (organisation_id, id, tax_code, zone, category, rate, exemption_reason, valid_from,
        created_at, updated_at) VALUES (current_organisation_id(), 'txr_1', 'books', 'eu', ${facts}, '2026-01-01', now(), now())`;
      expect(await outcome(sql)).toBe(CHECK);
    });

    it('keeps the facts of one that was posted by, and ends it', async () => {
      await created(books.live, '/credit-notes', creditNote());
      const s20 = `tax_code = 'standard' AND rate = 20`;
      for (const change of ['rate = 21', `tax_code = 'x'`, `zone = 'eu'`, `valid_from = '2012-01-01'`])
        expect([change, await outcome(`UPDATE tax_rates SET ${change} WHERE ${s20}`)]).toEqual([
          change,
          IN_USE,
        ]);
      expect(await outcome(`DELETE FROM tax_rates WHERE ${s20}`)).toBe(IN_USE);
      expect(await outcome(`UPDATE tax_rates SET id = 'txr_x' WHERE ${s20}`)).toBe(REFUSED);
      expect(await outcome(`UPDATE tax_rates SET valid_to = '2099-12-31' WHERE ${s20}`)).toBe(ACCEPTED);
      const s175 = `tax_code = 'standard' AND valid_from = '2010-01-01'`;
      expect(await outcome(`DELETE FROM tax_rates WHERE ${s175}`)).toBe(ACCEPTED);
    });
  });

  describe('on exchange rates', () => {
    const insert = `INSERT INTO exchange_rates (organisation_id, currency, date, id, rate, updated_at)
      VALUES (current_organisation_id(), 'EUR', '2026-05-04', $1, $2, now())`;

    it('has one for a currency and date, above zero', async () => {
      expect(await outcome(insert, ['fx_1', '0'])).toBe(CHECK);
      expect(await outcome(insert, ['fx_1', '0.85'])).toBe(ACCEPTED);
      expect(await outcome(insert, ['fx_2', '0.86'])).toBe(UNIQUE);
      const moved = await outcome(`UPDATE exchange_rates SET date = '2026-05-05'`);
      expect(moved).toBe(role === 'service' ? NO_RIGHT : ACCEPTED);
    });
  });
});
