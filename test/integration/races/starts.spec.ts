import { migrate } from '../../../src/platform/database/migrate';
import { startTestApp, type TestApp } from '../../support/app';
import { creditNote, openBooks } from '../../support/books';
import { assertBooksHold } from '../../support/invariants';
import { createTestDatabase, type TestDatabase } from '../../support/test-database';

const DEMO = { BOOTSTRAP_STAFF_KEY: '', NODE_ENV: 'development' };

describe('Two instances that start at once on an empty database', () => {
  let database: TestDatabase;

  beforeEach(async () => {
    database = await createTestDatabase({ migrated: false });
  });
  afterEach(() => database.drop());

  const startTwo = (env: Readonly<Record<string, string>> = {}): Promise<[TestApp, TestApp]> => {
    const start = async (): Promise<TestApp> => {
      await migrate(database.ownerUrl);
      return startTestApp({ database, env });
    };
    return Promise.all([start(), start()]);
  };

  it('migrate it once and share the books', async () => {
    const [first, second] = await startTwo();
    const books = await openBooks(first);
    const elsewhere = second.api(books.liveKey);
    const answers = await Promise.all(
      [books.live, elsewhere].map((client) => client.post('/credit-notes', creditNote())),
    );
    expect(answers.map(({ status }) => status)).toEqual([201, 201]);
    await assertBooksHold(first, books);
    await Promise.all([first.close(), second.close()]);
  });

  it('make one demo organisation, whose keys one of them tells', async () => {
    const apps = await startTwo(DEMO);
    const told = await Promise.all(apps.map((app) => app.openDemo()));
    const [keys, ...more] = told.filter((each) => each !== null);
    expect(more).toEqual([]);
    for (const app of apps) {
      const { body } = await app.api(keys?.liveKey).get('/organisation');
      expect(body.id).toBe(keys?.organisationId);
    }
    await Promise.all(apps.map((app) => app.close()));
  });
});
