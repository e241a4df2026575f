import { Client } from 'pg';
import { csvStatement } from '../../../src/modules/exports/formats/csv';
import { preferFirstRow } from '../../../src/modules/exports/prefer-first-row';
import { startTestApp, type TestApp } from '../../support/app';
import { created, creditNote, openBooks, type Books } from '../../support/books';

interface PlanNode {
  readonly 'Rows Removed by Join Filter'?: number;
  readonly 'Rows Removed by Filter'?: number;
  readonly 'Actual Loops'?: number;
  readonly Plans?: readonly PlanNode[];
}

const LINES = 9000;
let app: TestApp;
let books: Books;

beforeAll(async () => {
  app = await startTestApp();
  books = await openBooks(app);
  const creditNotes = Array.from({ length: 1000 }, () => creditNote());
  for (let batch = 0; batch < 3; batch += 1)
    await created(books.live, '/credit-notes/batch', { creditNotes });
}, 120_000);
afterAll(() => app.close());

/** Rows that were read and thrown away: where lines are compared with lines in pairs, they are the square of the length. */
function discarded(node: PlanNode): number {
  const rows = (node['Rows Removed by Join Filter'] ?? 0) + (node['Rows Removed by Filter'] ?? 0);
  return (
    rows * (node['Actual Loops'] ?? 1) + (node.Plans ?? []).reduce((sum, each) => sum + discarded(each), 0)
  );
}

async function planOf(copy: string): Promise<PlanNode> {
  const client = new Client({ connectionString: app.database.serviceUrl });
  await client.connect();
  try {
    await client.query(`BEGIN; SELECT set_config('contra.organisation_id', '${await ledger()}', true)`);
    await preferFirstRow({ query: async (sql) => (await client.query(sql)).rows });
    const rows = copy.slice(copy.indexOf('(') + 1, copy.lastIndexOf(') TO STDOUT'));
    const plan = await client.query<{ 'QUERY PLAN': { Plan: PlanNode }[] }>(
      `EXPLAIN (ANALYZE, FORMAT JSON) ${rows}`,
    );
    const [explained] = plan.rows[0]?.['QUERY PLAN'] ?? [];
    if (!explained) throw new Error('EXPLAIN answers with a plan');
    return explained.Plan;
  } finally {
    await client.end();
  }
}

async function ledger(): Promise<string> {
  const client = new Client({ connectionString: app.database.serviceUrl });
  await client.connect();
  const found = await client.query<{ organisation_id: string }>(
    `SELECT organisation_id FROM find_organisation($1)`,
    [books.organisation.id],
  );
  await client.end();
  return found.rows[0]?.organisation_id ?? '';
}

it.each(['csv', 'jsonl'] as const)(
  'a journal written at a stroke is exported whole as %s',
  async (format) => {
    const { status, text } = await books.live.get(`/journal/export?format=${format}`);
    expect(status).toBe(200);
    expect(text.trim().split('\n')).toHaveLength(LINES + (format === 'csv' ? 1 : 0));
  },
);

it('… and no line of it is compared with every other, though the database knows nothing yet of its length', async () => {
  const organisationId = await ledger();
  const plan = await planOf(csvStatement({ organisationId, baseCurrency: 'GBP' }, {}));
  expect(discarded(plan)).toBeLessThan(LINES);
});
