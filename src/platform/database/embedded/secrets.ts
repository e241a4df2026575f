import { randomBytes } from 'node:crypto';
import { chownSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type RunUser } from './run-user';

export const SUPERUSER = 'postgres';
export const OWNER = 'contra_owner';
export const SERVICE = 'contra_service';
export const DATABASE = 'contra';

/** The passwords of the three logins. */
export interface Secrets {
  readonly superuser: string;
  readonly owner: string;
  readonly service: string;
}

/** Inside the cluster's folder, so that a cluster and its passwords appear, move and are backed up as one. */
const FILE = 'contra-secrets.json';

export function newSecrets(): Secrets {
  const password = (): string => randomBytes(24).toString('base64url');
  return { superuser: password(), owner: password(), service: password() };
}

export function writeSecrets(cluster: string, secrets: Secrets, user: RunUser | null): void {
  writePrivate(join(cluster, FILE), `${JSON.stringify(secrets, null, 2)}\n`, user);
}

export function readSecrets(cluster: string): Secrets {
  const file = join(cluster, FILE);
  try {
    const { superuser, owner, service } = JSON.parse(readFileSync(file, 'utf8')) as Secrets;
    return { superuser, owner, service };
  } catch (error) {
    throw new Error(`The passwords of the embedded database cannot be read from ${file}: ${String(error)}`, {
      cause: error,
    });
  }
}

export function writePrivate(file: string, content: string, user: RunUser | null): void {
  writeFileSync(file, content, { mode: 0o600, flag: 'wx' });
  if (user !== null) chownSync(file, user.uid, user.gid);
}

export const urlOf = (login: string, password: string, port: number, database = DATABASE): string =>
  `postgres://${login}:${password}@127.0.0.1:${port}/${database}`;
