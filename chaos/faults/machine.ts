import { execFile } from 'node:child_process';
import { existsSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { statfs } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { promisify } from 'node:util';
import type { Fault } from './fault';

const run = promisify(execFile);

/** Debian's libfaketime, which stands between a process and its clock. */
function fakeTimeLibrary(): string | null {
  const libraries = existsSync('/usr/lib') ? readdirSync('/usr/lib') : [];
  const paths = libraries.map((folder) => `/usr/lib/${folder}/faketime/libfaketime.so.1`);
  return paths.find((path) => existsSync(path)) ?? null;
}

const MOST_TRIES = 10;
const MARGIN_BYTES = 2 ** 20;

export const MACHINE_FAULTS: readonly Fault[] = [
  {
    name: 'a full disk',
    weight: 1,
    missing: ({ disk }) => (disk === null ? 'no file system of limited size can be mounted here' : null),
    inject: async ({ disk, query }, random) => {
      const folder = disk ?? '';
      const { blocks, bsize } = await statfs(folder);
      try {
        await fill(folder);
        await sleep(random.between(500, 3000));
      } finally {
        await resize(folder, blocks * bsize);
      }
      await query('SELECT 1');
    },
  },
  {
    name: 'a clock that jumps',
    weight: 1,
    missing: () => (fakeTimeLibrary() === null ? 'libfaketime is not installed (Debian: faketime)' : null),
    inject: async ({ services, worker }, random) => {
      const target = random.pick([...services, worker]) ?? worker;
      const file = join(tmpdir(), `contra-chaos-clock-${process.pid}`);
      const jump = (by: string): void => writeFileSync(file, `${by}\n`);
      jump('+0');
      await target.stop();
      try {
        await target.start({
          LD_PRELOAD: fakeTimeLibrary() ?? '',
          FAKETIME_TIMESTAMP_FILE: file,
          FAKETIME_CACHE_DURATION: '1',
          FAKETIME_DONT_FAKE_MONOTONIC: '1',
        });
        for (let n = 0; n < 3; n += 1) {
          jump(`${random.chance(0.5) ? '+' : '-'}${random.between(1, 100)}h`);
          await sleep(random.between(1100, 2000));
        }
      } finally {
        await target.stop();
        await target.start();
        rmSync(file, { force: true });
      }
    },
  },
];

/** Takes the space away that is left, nearly: what is written meanwhile takes the rest. That needs no memory, as a file would. */
async function fill(folder: string): Promise<void> {
  for (let tries = 1; ; tries += 1) {
    const { blocks, bfree, bsize } = await statfs(folder);
    try {
      await resize(folder, (blocks - bfree) * bsize + MARGIN_BYTES);
      return;
    } catch (error) {
      // More was written since it was measured.
      if (tries === MOST_TRIES) throw error;
    }
  }
}

const resize = async (folder: string, bytes: number): Promise<void> => {
  await run('mount', ['-o', `remount,size=${bytes}`, folder]);
};
