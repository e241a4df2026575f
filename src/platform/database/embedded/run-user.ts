import { readFileSync, statSync } from 'node:fs';
import { spawnSync } from 'node:child_process';

/** The account that PostgreSQL runs under when it is not the service's own; passed to spawn and chown as it is. */
export interface RunUser {
  readonly uid: number;
  readonly gid: number;
}

export const isRoot = (): boolean => process.getuid?.() === 0;

/** PostgreSQL refuses to run as root. `null`: run it as the user of this process. */
export function runUser(): RunUser | null {
  if (!isRoot()) return null;
  const accounts = readFileSync('/etc/passwd', 'utf8').split('\n');
  const found = ['postgres', 'nobody'].map((name) => accounts.find((line) => line.startsWith(`${name}:`)));
  const [, , uid, gid] = (found[0] ?? found[1] ?? '').split(':');
  if (uid === undefined || gid === undefined) {
    throw new Error(
      'PostgreSQL cannot run as root, and there is no user "postgres" or "nobody" to run it as. ' +
        'Start the service as another user, or set DATABASE_URL.',
    );
  }
  return { uid: Number(uid), gid: Number(gid) };
}

/** The user that an existing data folder belongs to: a folder made without root stays usable when root starts it. */
export function ownerOf(folder: string): RunUser | null {
  const { uid, gid } = statSync(folder);
  if (!isRoot()) {
    if (process.getuid !== undefined && uid !== process.getuid()) {
      throw new Error(
        `The database in ${folder} belongs to another user (uid ${uid}). ` +
          'Start the service as that user or as root, or choose another DATA_DIR.',
      );
    }
    return null;
  }
  if (uid === 0) {
    throw new Error(
      `The database in ${folder} belongs to root, whom PostgreSQL refuses. Give it to a user: chown -R.`,
    );
  }
  return { uid, gid };
}

/** Asks the system itself, so that modes of parent folders, ACLs and mounts all count. */
export function canEnter(user: RunUser | null, folder: string): boolean {
  if (user === null) return true;
  return (
    spawnSync('/bin/sh', ['-c', 'cd "$1"', 'sh', folder], { ...user, cwd: '/', stdio: 'ignore' }).status === 0
  );
}
