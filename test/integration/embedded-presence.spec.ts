import { once } from 'node:events';
import { rmSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { join } from 'node:path';
import { readPostmaster } from '../../src/platform/database/embedded/postmaster';
import { Presence } from '../../src/platform/database/embedded/presence';
import { startEmbedded } from '../../src/platform/database/embedded/start-embedded';
import { makeTestFolder } from '../support/test-cluster';

// A cluster of its own: seconds on a busy machine.
jest.setTimeout(120_000);

const quiet = (): void => undefined;

describe('an embedded PostgreSQL that dies', () => {
  it('is not left behind by an instance that stops while it is started again', async () => {
    const folder = makeTestFolder();
    let noticed = quiet;
    const gone = new Promise<void>((done) => (noticed = done));
    const lines: string[] = [];
    const log = (line: string): void => {
      lines.push(line);
      if (line.includes('went away')) noticed();
    };
    const embedded = await startEmbedded({ dataDir: folder, log });
    process.kill(embedded.pid, 'SIGKILL');
    await gone;
    await embedded.stop();
    // It was let come up, and then stopped: nobody else would have.
    expect(lines.at(-1)).toBe('PostgreSQL runs again');
    expect(readPostmaster(join(folder, 'postgres'))).toBeNull();
    rmSync(folder, { recursive: true, force: true });
  });

  it('is not waited for without end when it takes a connection and says nothing', async () => {
    const silent = createServer().listen(0, '127.0.0.1');
    await once(silent, 'listening');
    const { port } = silent.address() as AddressInfo;
    const joining = Presence.join(`postgres://contra@127.0.0.1:${port}/postgres`, quiet, 100);
    await expect(joining).rejects.toThrow(/timeout/);
    silent.close();
  });
});
