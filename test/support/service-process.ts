import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { STAFF_KEY, serviceAt, type Service } from './app';
import { dataDirOf, type TestDatabase } from './test-database';

const SRC = join(__dirname, '../../src');

interface Process {
  /** Signals it and waits until it has ended; its exit code, null if the signal ended it. */
  end(signal: 'SIGTERM' | 'SIGKILL'): Promise<number | null>;
  /** All that it has printed so far. */
  output(): string;
}

/** The whole service as a process that a test can kill: src/main.ts, as it is now. */
export interface ServiceProcess extends Service, Process {}

type Variables = Readonly<Record<string, string>>;

/** Starts it on a port, so that it can be started there again, and waits until it says that it is up. */
export async function startServiceProcess(
  database: TestDatabase,
  port: number,
  env: Variables = {},
): Promise<ServiceProcess> {
  const started = await startProcess(join(SRC, 'main.ts'), database, { PORT: String(port), ...env });
  return { ...serviceAt(`http://127.0.0.1:${port}`, database), ...started };
}

/** src/worker.ts, as it is now. */
export const startWorkerProcess = (database: TestDatabase, env: Variables = {}): Promise<Process> =>
  startProcess(join(SRC, 'worker.ts'), database, env);

/** Any program that says `Contra is up`, with the variables of a service on the database. */
export async function startProcess(
  program: string,
  database: TestDatabase,
  env: Variables,
): Promise<Process> {
  const child = spawn(process.execPath, [join(__dirname, 'run-ts.js'), program], {
    // No .env of the working directory counts.
    cwd: tmpdir(),
    env: {
      PATH: process.env['PATH'],
      NODE_ENV: 'production',
      HOST: '127.0.0.1',
      DATA_DIR: dataDirOf(database),
      DATABASE_URL: database.ownerUrl,
      DATABASE_SERVICE_URL: database.serviceUrl,
      DATABASE_POOL_SIZE: '8',
      BOOTSTRAP_STAFF_KEY: STAFF_KEY,
      RATE_LIMIT_PER_MINUTE: '0',
      LOG_LEVEL: 'error',
      ...env,
    },
  });
  const ended = once(child, 'exit') as Promise<[number | null]>;
  let said = '';
  const up = new Promise<void>((resolve) => {
    for (const stream of [child.stdout, child.stderr])
      stream.on('data', (chunk: Buffer) => {
        said += chunk.toString();
        if (said.includes('Contra is up')) resolve();
      });
  });
  const died = ended.then(() => {
    throw new Error(`the process did not start: ${said}`);
  });
  await Promise.race([up, died]);
  died.catch(() => undefined);
  return {
    output: () => said,
    end: async (signal) => {
      child.kill(signal);
      const [code] = await ended;
      return code;
    },
  };
}
