import { execFile } from 'node:child_process';
import { existsSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { rm, statfs } from 'node:fs/promises';
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

const BALLASTS = 3;

export const MACHINE_FAULTS: readonly Fault[] = [
  {
    name: 'a full disk',
    weight: 1,
    missing: ({ disk }) => (disk === null ? 'no file system of limited size can be mounted here' : null),
    inject: async ({ disk, query }, random) => {
      const ballast = join(disk ?? '', 'ballast');
      try {
        await fill(ballast, disk ?? '');
        await sleep(random.between(500, 3000));
      } finally {
        for (let n = 0; n < BALLASTS; n += 1) await rm(`${ballast}-${n}`, { force: true });
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

/** Takes the space that is left, at once; what is written meanwhile takes the rest. */
async function fill(file: string, folder: string): Promise<void> {
  for (let tries = 0; tries < BALLASTS; tries += 1) {
    const { bavail, bsize } = await statfs(folder);
    const megabytes = Math.floor((bavail * bsize) / 2 ** 20);
    if (megabytes < 1) return;
    await run('fallocate', ['-l', `${megabytes}MiB`, `${file}-${tries}`]).catch(() => undefined);
  }
}
