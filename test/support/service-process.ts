import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { STAFF_KEY, serviceAt, type Service } from './app';
import type { TestDatabase } from './test-database';

/** The whole service as a process that a test can kill: src/main.ts, as it is now. */
export interface ServiceProcess extends Service {
  /** Signals it and waits until it has ended; its exit code, null if the signal ended it. */
  end(signal: 'SIGTERM' | 'SIGKILL'): Promise<number | null>;
}

/** Starts it on a port, so that it can be started there again, and waits until it says that it is up. */
export async function startServiceProcess(database: TestDatabase, port: number): Promise<ServiceProcess> {
  const script = [join(__dirname, 'run-ts.js'), join(__dirname, '../../src/main.ts')];
  const child = spawn(process.execPath, script, {
    // No .env of the working directory counts.
    cwd: tmpdir(),
    env: {
      PATH: process.env['PATH'],
      NODE_ENV: 'production',
      HOST: '127.0.0.1',
      PORT: String(port),
      DATABASE_URL: database.ownerUrl,
      DATABASE_SERVICE_URL: database.serviceUrl,
      DATABASE_POOL_SIZE: '8',
      BOOTSTRAP_STAFF_KEY: STAFF_KEY,
      RATE_LIMIT_PER_MINUTE: '0',
      LOG_LEVEL: 'error',
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
    throw new Error(`the service did not start: ${said}`);
  });
  await Promise.race([up, died]);
  died.catch(() => undefined);
  return {
    ...serviceAt(`http://127.0.0.1:${port}`, database),
    end: async (signal) => {
      child.kill(signal);
      const [code] = await ended;
      return code;
    },
  };
}

/** A port that was free a moment ago. */
export async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, 'close');
  return port;
}
