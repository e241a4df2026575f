import type { Socket } from 'node:net';
import { Pool } from 'pg';
import { rowsOf, selectOf } from '../../src/platform/database/rows-of';
import { writeTogether } from '../../src/platform/database/write-together';
import type { RequestContext } from '../../src/platform/request-context/request-context';
import { startTestApp, type TestApp } from '../support/app';
import { created, openBooks, type Books } from '../support/books';
import { issued } from '../support/invoices';
import { ledgerOf } from '../support/plain-sql';

const FILLED = ['credit_notes', 'credit_note_items', 'customers', 'events', 'invoices', 'invoice_lines'];

describe('What is read', () => {
  let app: TestApp;
  let books: Books;
  let ctx: RequestContext;

  const contextOf = async ({ organisation }: Books): Promise<RequestContext> =>
    app.parts.ledgers.of(await ledgerOf(app, organisation.id), 'test');

  beforeAll(async () => {
    app = await startTestApp();
    books = await openBooks(app);
    ctx = await contextOf(books);
  });
  afterAll(() => app.close());

  it('has the fields that the ORM would give it, of every entity', async () => {
    const { id: customerId } = await created(books.live, '/customers', { name: 'Acme Ltd' });
    await books.credited({ customerId, status: 'issued', metadata: { order: '7' } });
    await issued(books);
    const filled: string[] = [];
    await app.parts.work.read(ctx, async (tx) => {
      for (const { target, tableName } of app.entities) {
        const query = tx.manager.createQueryBuilder(target, 'entity').limit(20);
        const entities = await query.getMany();
        const rows = await rowsOf(tx, query);
        expect(rows).toEqual(entities.map((entity) => ({ ...entity })));
        expect(await tx.query(`${selectOf(tx, target, 'other')} LIMIT 20`)).toEqual(rows);
        if (rows.length > 0) filled.push(tableName);
      }
    });
    expect(filled).toEqual(expect.arrayContaining(FILLED));
  });

  it('needs nothing that only the ORM can do', () => {
    const beyond = app.entities.filter(
      ({ relations, embeddeds, columns }) =>
        relations.length + embeddeds.length > 0 ||
        columns.some(({ transformer }) => transformer !== undefined),
    );
    expect(beyond.map(({ name }) => name)).toEqual([]);
  });

  it('is of its own organisation, also after a read that failed, on the same few connections', async () => {
    const other = await contextOf(await openBooks(app));
    const { work } = app.parts;
    const read = (of: RequestContext): Promise<object[]> =>
      work.read(of, (tx) => tx.query(`SELECT DISTINCT organisation_id::text AS ledger FROM accounts`));
    for (let i = 0; i < 12; i++) {
      await expect(work.read(ctx, (tx) => tx.query(`SELECT 1 / 0`))).rejects.toThrow('division by zero');
      const found = await Promise.all([read(ctx), read(other)]);
      expect(found).toEqual([ctx, other].map((of) => [{ ledger: of.organisation.organisationId }]));
    }
  });

  it('cannot change anything', async () => {
    const change = app.parts.work.read(ctx, (tx) => tx.query(`UPDATE credit_notes SET memo = 'changed'`));
    await expect(change).rejects.toThrow('read-only transaction');
  });
});

describe('Statements that are sent without waiting for each other', () => {
  let app: TestApp;
  beforeAll(async () => (app = await startTestApp()));
  afterAll(() => app.close());

  it('go to the server in one piece, and are answered in their order', async () => {
    const pool = new Pool({ connectionString: app.database.serviceUrl, ...{ pipeline: true } });
    writeTogether(pool);
    const client = await pool.connect();
    const { stream } = (client as unknown as { connection: { stream: Socket } }).connection;
    const pieces = [jest.spyOn(stream, '_write'), jest.spyOn(stream, '_writev' as '_write')];
    const asked = [
      client.query('SELECT 1 AS n'),
      client.query('SELECT $1::int AS n', [2]),
      client.query('SELECT 3 AS n'),
    ];
    const answers = await Promise.all(asked);
    expect(answers.map(({ rows }) => rows)).toEqual([[{ n: 1 }], [{ n: 2 }], [{ n: 3 }]]);
    expect(pieces.reduce((sum, { mock }) => sum + mock.calls.length, 0)).toBe(1);
    client.release();
    await pool.end();
  });
});
