import type { Socket } from 'node:net';
import type { Pool, PoolClient } from 'pg';

/**
 * Statements that are sent without waiting for each other go to the server in one piece: each piece is a call of the
 * system here and a process that wakes there. What is written to a connection is held until the code that is running has
 * nothing more to do than to wait.
 */
export function writeTogether(pool: Pool): void {
  const holding = new WeakSet<PoolClient>();
  pool.on('acquire', (client) => {
    if (!holding.has(client)) holdWrites(socketOf(client));
    holding.add(client);
  });
}

/** The types of the driver keep it to themselves. */
const socketOf = (client: PoolClient): Socket =>
  (client as unknown as { readonly connection: { readonly stream: Socket } }).connection.stream;

function holdWrites(socket: Socket): void {
  let held = false;
  const write = socket.write.bind(socket) as (...given: unknown[]) => boolean;
  socket.write = (...given: unknown[]): boolean => {
    if (!held) {
      held = true;
      socket.cork();
      process.nextTick(() => {
        held = false;
        socket.uncork();
      });
    }
    return write(...given);
  };
}
