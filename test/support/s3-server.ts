import { createServer } from 'node:http';
import { mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import S3rver from 's3rver';
import { makeTestFolder } from './test-cluster';

/** A bucket `archive` on a server of the test's own. */
export interface S3Server {
  readonly port: number;
  /** What a service needs to use it. */
  readonly env: Readonly<Record<string, string>>;
  /** As if the machine had gone; what it holds stays. */
  stop(): Promise<void>;
  /** Again, on the same port. */
  start(): Promise<void>;
  close(): Promise<void>;
}

export async function startS3Server(): Promise<S3Server> {
  const directory = join(makeTestFolder(), 's3');
  mkdirSync(directory);
  const make = (at: number): S3rver =>
    new S3rver({
      address: '127.0.0.1',
      port: at,
      directory,
      silent: true,
      configureBuckets: [{ name: 'archive' }],
    });
  let server: S3rver | null = make(0);
  const { port } = await server.run();
  const stop = async (): Promise<void> => {
    const closed = server?.close();
    server?.httpServer.closeAllConnections();
    await closed;
    server = null;
  };
  return {
    port,
    env: {
      ARCHIVE_S3_BUCKET: 'archive',
      ARCHIVE_S3_ENDPOINT: `http://127.0.0.1:${port}`,
      ARCHIVE_S3_PREFIX: 'contra/documents',
      ARCHIVE_S3_ACCESS_KEY_ID: 'S3RVER',
      ARCHIVE_S3_SECRET_ACCESS_KEY: 'S3RVER',
    },
    stop,
    start: async () => {
      server = make(port);
      await server.run();
    },
    close: async () => {
      await stop();
      rmSync(directory, { recursive: true, force: true });
    },
  };
}

/** A server that answers every request in one way, and tells what it was asked. */
export async function startStubbornServer(
  answer: (request: { method: string; conditional: boolean }) => { status: number; body: string },
): Promise<{ readonly port: number; close(): Promise<void> }> {
  const server = createServer((request, reply) => {
    const conditional = request.headers['if-none-match'] !== undefined;
    const { status, body } = answer({ method: request.method ?? '', conditional });
    request.resume();
    request.on('end', () => reply.writeHead(status, { 'content-type': 'application/xml' }).end(body));
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('it does not listen on a port');
  return {
    port: address.port,
    close: () =>
      new Promise((done) => {
        server.close(() => done());
        server.closeAllConnections();
      }),
  };
}
