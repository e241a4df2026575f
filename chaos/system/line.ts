import { once } from 'node:events';
import { connect, createServer, type AddressInfo, type Server, type Socket } from 'node:net';
import { Edits } from './edits';

interface Pair {
  readonly near: Socket;
  readonly far: Socket;
  /** Nothing passes any more, either way. */
  silent: boolean;
}

const COMMIT = Buffer.from('COMMIT\0');
const GRACE_MS = 50;

/**
 * The line between the service and PostgreSQL: it passes bytes on, and can be cut, frozen, or cut at the worst moments: when a
 * COMMIT has been sent and its answer has not come back, and right before it arrives.
 */
export class Line {
  private readonly pairs = new Set<Pair>();
  private server: Server | null = null;
  private owed = { before: 0, after: 0 };
  private frozen = false;
  /** How often commits were cut. */
  readonly cuts = { before: 0, after: 0 };

  constructor(
    private readonly target: { readonly port: number; readonly host: string },
    readonly edits = new Edits([]),
  ) {}

  /** Listens, and answers the port. */
  async open(): Promise<number> {
    const server = createServer((near) => this.join(near)).listen(0, '127.0.0.1');
    this.server = server;
    await once(server, 'listening');
    return (server.address() as AddressInfo).port;
  }

  /** The next commits are cut: before they arrive, or when they have arrived and before anything comes back. */
  cutCommits(when: 'before' | 'after', times: number): void {
    this.owed[when] = times;
  }

  /** Ends every connection, as a network that fails. */
  cutAll(): void {
    for (const { near, far } of this.pairs) {
      near.destroy();
      far.destroy();
    }
  }

  /** Holds back everything, both ways, until `thaw`. */
  freeze(): void {
    this.frozen = true;
    for (const { near, far } of this.pairs) {
      near.pause();
      far.pause();
    }
  }

  thaw(): void {
    this.frozen = false;
    for (const { near, far } of this.pairs) {
      near.resume();
      far.resume();
    }
  }

  async close(): Promise<void> {
    this.server?.close();
    this.cutAll();
    if (this.server?.listening) await once(this.server, 'close');
  }

  private join(near: Socket): void {
    const pair: Pair = { near, far: connect(this.target.port, this.target.host), silent: false };
    const { far } = pair;
    this.pairs.add(pair);
    near.on('data', (chunk: Buffer) => {
      if (pair.silent || this.cutsCommit(pair, chunk)) return;
      if (!far.write(this.edits.apply(chunk))) near.pause();
    });
    far.on('data', (chunk: Buffer) => {
      if (!pair.silent && !near.write(chunk)) far.pause();
    });
    far.on('drain', () => this.frozen || near.resume());
    near.on('drain', () => this.frozen || far.resume());
    for (const socket of [near, far]) {
      socket.setNoDelay(true);
      socket.on('error', () => undefined);
      socket.on('close', () => {
        this.pairs.delete(pair);
        near.destroy();
        if (!pair.silent) far.destroy();
      });
    }
    if (this.frozen) {
      near.pause();
      far.pause();
    }
  }

  private cutsCommit(pair: Pair, chunk: Buffer): boolean {
    const when = this.owed.after > 0 ? 'after' : 'before';
    if (this.owed[when] === 0 || !chunk.includes(COMMIT)) return false;
    this.owed[when] -= 1;
    this.cuts[when] += 1;
    if (when === 'before') {
      pair.near.destroy();
      return true;
    }
    pair.silent = true;
    // The server reads the COMMIT before it sees the end of the connection.
    pair.far.end(this.edits.apply(chunk));
    setTimeout(() => pair.near.destroy(), GRACE_MS);
    return true;
  }
}
