import { Client } from 'pg';
import { startTestApp } from '../../support/app';
import { creditNote, openBooks } from '../../support/books';
import { createTestDatabase } from '../../support/test-database';

const ROUNDS = 6;
const AT_ONCE = 24;

describe('The first documents of a series', () => {
  it('are numbered from one without a deadlock, however many come at once', async () => {
    const database = await createTestDatabase();
    const app = await startTestApp({ database });
    for (let round = 0; round < ROUNDS; round += 1) {
      const books = await openBooks(app);
      const answers = await Promise.all(
        Array.from({ length: AT_ONCE }, () => books.live.post('/credit-notes', creditNote())),
      );
      expect(answers.map(({ status }) => status)).toEqual(Array<number>(AT_ONCE).fill(201));
      const numbers = answers.map(({ body }) => Number((body.number as string).slice(-4)));
      expect(numbers.sort((a, b) => a - b)).toEqual(Array.from({ length: AT_ONCE }, (_, i) => i + 1));
    }
    // A connection reports its deadlocks when it ends, at the latest.
    await app.close();
    const client = new Client({ connectionString: database.ownerUrl });
    await client.connect();
    const { rows } = await client.query<{ deadlocks: string }>(
      'SELECT deadlocks::text FROM pg_stat_database WHERE datname = current_database()',
    );
    await client.end();
    await database.drop();
    expect(rows).toEqual([{ deadlocks: '0' }]);
  });
});
