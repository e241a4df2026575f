import { Agent } from 'node:http';
import { clientOf, type Client, type Headers } from './client';
import type { InProcess, startInProcess as StartInProcess } from './in-process';
import { createTestDatabase, dataDirOf, type TestDatabase } from './test-database';

export type { Answer, Client } from './client';

export const STAFF_KEY = 'contra_live_staff_key_of_the_tests_0123456789';

/** Lent by the environment of the system's specs. */
declare const startInProcess: typeof StartInProcess;

/** A service under test, wherever it runs. */
export interface Service {
  readonly database: TestDatabase;
  readonly url: string;
  /** A client with a key; without one, unauthenticated. */
  api(key?: string, headers?: Headers): Client;
  staff(organisation?: string): Client;
}

export interface TestApp extends Service, Omit<InProcess, 'url'> {}

interface Options {
  readonly env?: Readonly<Record<string, string>>;
  /** By default a database of its own, dropped at the close. */
  readonly database?: TestDatabase;
  /** Takes each line of the log; without it nothing is logged. */
  readonly log?: (line: string) => void;
}

/** The whole service in this process, on a migrated database and a port of its own. */
export async function startTestApp({ env = {}, database, log }: Options = {}): Promise<TestApp> {
  const own = database ?? (await createTestDatabase());
  const running = await startInProcess(
    {
      NODE_ENV: 'test',
      DATA_DIR: dataDirOf(own),
      DATABASE_URL: own.ownerUrl,
      DATABASE_SERVICE_URL: own.serviceUrl,
      DATABASE_POOL_SIZE: '8',
      // A machine that runs several specs at once may be slow to hand over a connection.
      DATABASE_WAIT_SECONDS: '30',
      BOOTSTRAP_STAFF_KEY: STAFF_KEY,
      RATE_LIMIT_PER_MINUTE: '0',
      // A test that wants seals asks for them.
      SEAL_INTERVAL_SECONDS: '0',
      // What is done in the background, a test does when it wants to: `settle`.
      BACKGROUND_WORK: 'false',
      LOG_LEVEL: log ? 'trace' : 'silent',
      ...env,
    },
    own.serviceUrl,
    log ?? (() => undefined),
  );
  const agent = new Agent({ keepAlive: true });
  return {
    ...running,
    ...serviceAt(running.url, own, agent),
    close: async () => {
      await running.close();
      agent.destroy();
      if (!database) await own.drop();
    },
  };
}

/** The service that listens at a URL and works on a database. Connections are kept by an agent only. */
export function serviceAt(url: string, database: TestDatabase, agent?: Agent): Service {
  const api = (key?: string, headers: Headers = {}): Client =>
    clientOf(url, { ...(key === undefined ? {} : { authorization: `Bearer ${key}` }), ...headers }, agent);
  return {
    database,
    url,
    api,
    staff: (organisation) =>
      api(STAFF_KEY, organisation === undefined ? {} : { 'contra-organisation': organisation }),
  };
}
