import { once } from 'node:events';
import { connect, createServer, type AddressInfo, type Socket } from 'node:net';
import type { TestDatabase } from './test-database';

/** A line to the database that a test can cut and mend. */
export interface CutLine {
  /** The same database, reached through the line. */
  readonly database: TestDatabase;
  cut(): Promise<void>;
  mend(): Promise<void>;
}

export async function lineTo(database: TestDatabase): Promise<CutLine> {
  const target = new URL(database.serviceUrl);
  const sockets = new Set<Socket>();
  const keep = (socket: Socket): Socket => {
    sockets.add(socket);
    socket.on('close', () => sockets.delete(socket)).on('error', () => undefined);
    return socket;
  };
  const server = createServer((near) => {
    const far = keep(connect(Number(target.port), target.hostname));
    keep(near).pipe(far).pipe(near);
    near.on('close', () => far.destroy());
    far.on('close', () => near.destroy());
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  const through = new URL(database.serviceUrl);
  through.host = `127.0.0.1:${port}`;
  return {
    database: { ...database, serviceUrl: through.toString() },
    cut: async () => {
      server.close();
      for (const socket of sockets) socket.destroy();
      await once(server, 'close');
    },
    mend: async () => {
      server.listen(port, '127.0.0.1');
      await once(server, 'listening');
    },
  };
}
