import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import request from 'supertest';
import { loadConfig } from '../../src/platform/config/config';
import { Clock } from '../../src/platform/clock';
import { createLogger } from '../../src/platform/operations/logging';
import { createApp } from '../../src/service';
import { createTestDatabase, type TestDatabase } from './test-database';

export const STAFF_KEY = 'contra_live_staff_key_of_the_tests_0123456789';

export interface Answer {
  readonly status: number;
  // A test reads what it expects of an answer by name; its assertions are the check of the shape.
  // eslint-disable-next-line @typescript-eslint/no-explicit-any -- see above
  readonly body: any;
  readonly text: string;
  readonly headers: Readonly<Record<string, string>>;
}

type Headers = Readonly<Record<string, string>>;

/** Requests below /api/v1 with one key. */
export interface Client {
  get(path: string, headers?: Headers): Promise<Answer>;
  post(path: string, body?: object | string, headers?: Headers): Promise<Answer>;
  patch(path: string, body?: object | string, headers?: Headers): Promise<Answer>;
  put(path: string, body?: object | string, headers?: Headers): Promise<Answer>;
  delete(path: string, headers?: Headers): Promise<Answer>;
}

/** A clock that a test can set; it runs on from there. */
export class TravellingClock extends Clock {
  private offset = 0;

  override now(): Date {
    return new Date(Date.now() + this.offset);
  }

  travelTo(instant: string): void {
    this.offset = Date.parse(instant) - Date.now();
  }
}

/** A service under test, wherever it runs. */
export interface Service {
  readonly database: TestDatabase;
  readonly url: string;
  /** A client with a key; without one, unauthenticated. */
  api(key?: string, headers?: Headers): Client;
  staff(organisation?: string): Client;
}

export interface TestApp extends Service {
  readonly nest: NestFastifyApplication;
  readonly clock: TravellingClock;
  close(): Promise<void>;
}

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
  const config = loadConfig({
    NODE_ENV: 'test',
    DATABASE_URL: own.ownerUrl,
    DATABASE_SERVICE_URL: own.serviceUrl,
    DATABASE_POOL_SIZE: '8',
    // A machine that runs several specs at once may be slow to hand over a connection.
    DATABASE_WAIT_SECONDS: '30',
    BOOTSTRAP_STAFF_KEY: STAFF_KEY,
    RATE_LIMIT_PER_MINUTE: '0',
    LOG_LEVEL: log ? 'trace' : 'silent',
    ...env,
  });
  const clock = new TravellingClock();
  const nest = await createApp(
    config,
    own.serviceUrl,
    createLogger(config, { write: log ?? (() => undefined) }),
    clock,
  );
  await nest.listen({ port: 0, host: '127.0.0.1' });
  return {
    ...serviceAt(await nest.getUrl(), own),
    nest,
    clock,
    close: async () => {
      await nest.close();
      if (!database) await own.drop();
    },
  };
}

/** The service that listens at a URL and works on a database. */
export function serviceAt(url: string, database: TestDatabase): Service {
  const api = (key?: string, headers: Headers = {}): Client =>
    clientOf(url, { ...(key === undefined ? {} : { authorization: `Bearer ${key}` }), ...headers });
  return {
    database,
    url,
    api,
    staff: (organisation) =>
      api(STAFF_KEY, organisation === undefined ? {} : { 'contra-organisation': organisation }),
  };
}

function clientOf(url: string, fixed: Headers): Client {
  const send = async (
    method: 'get' | 'post' | 'patch' | 'put' | 'delete',
    path: string,
    body?: object | string,
    headers: Headers = {},
  ): Promise<Answer> => {
    const call = request(url)[method](
      path.startsWith('/health') || path === '/metrics' || path.startsWith('/api/') ? path : `/api/v1${path}`,
    );
    const all = {
      ...fixed,
      ...(typeof body === 'string' ? { 'content-type': 'application/json' } : {}),
      ...headers,
    };
    const sent = call.set(all).ok(() => true);
    const answer = await (body === undefined ? sent : sent.send(body));
    return {
      status: answer.status,
      body: answer.body as unknown,
      text: answer.text,
      headers: answer.headers,
    };
  };
  return {
    get: (path, headers) => send('get', path, undefined, headers),
    post: (path, body = {}, headers) => send('post', path, body, headers),
    patch: (path, body = {}, headers) => send('patch', path, body, headers),
    put: (path, body = {}, headers) => send('put', path, body, headers),
    delete: (path, headers) => send('delete', path, undefined, headers),
  };
}
