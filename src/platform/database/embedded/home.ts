import { randomBytes } from 'node:crypto';
import {
  chownSync,
  existsSync,
  linkSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { type RunUser, canEnter, ownerOf } from './run-user';

/** Where the data of the embedded PostgreSQL lives. */
export interface Home {
  /** Holds the cluster, and a copy of the binaries where one is needed. */
  readonly folder: string;
  /** PostgreSQL's own data folder. */
  readonly cluster: string;
}

export const SHELTER = '/var/lib/contra';
export const NOTE = 'DATA-IS-ELSEWHERE.txt';
const NOTE_LINE = /^location: (.+)$/m;

/**
 * The data folder itself, or a shelter outside it when the user that PostgreSQL runs as cannot reach it (a root service
 * below /root). The note in the data folder is the only pointer to a shelter: removing the data folder starts afresh.
 */
export function findHome(dataDir: string, user: RunUser | null, shelter = SHELTER): Home {
  const folder = resolve(dataDir);
  const note = join(folder, NOTE);
  if (existsSync(note)) return shelteredHome(note);
  makeFolder(folder);
  if (isCluster(join(folder, 'postgres')) || canEnter(user, folder)) return homeIn(folder);
  return homeIn(leaveNote(note, folder, shelter));
}

export const isCluster = (folder: string): boolean => existsSync(join(folder, 'PG_VERSION'));

/** Whether a data folder has a database, here or in a shelter; makes nothing. */
export const hasDatabase = (dataDir: string): boolean =>
  existsSync(join(dataDir, NOTE)) || existsSync(join(dataDir, 'postgres'));

/** Whom an existing cluster belongs to, else the user that a new one will be made for. */
export const clusterUser = (home: Home, user: RunUser | null): RunUser | null =>
  existsSync(home.cluster) ? ownerOf(home.cluster) : user;

/** A new private folder beside the cluster, for what becomes the cluster by one rename when it is complete. */
export function makeDraft(home: Home, user: RunUser | null): string {
  const draft = mkdtempSync(join(home.folder, 'postgres.new-'));
  if (user !== null) chownSync(draft, user.uid, user.gid);
  return draft;
}

const homeIn = (folder: string): Home => ({ folder, cluster: join(folder, 'postgres') });

/** Makes missing parents too, readable by all whatever the umask says: PostgreSQL's user has to pass through them. */
function makeFolder(folder: string): void {
  const umask = process.umask(0o022);
  try {
    mkdirSync(folder, { recursive: true });
  } finally {
    process.umask(umask);
  }
}

function shelteredHome(note: string): Home {
  const location = NOTE_LINE.exec(readFileSync(note, 'utf8'))?.[1];
  if (location === undefined || !existsSync(location)) {
    throw new Error(
      `${note} says that the data is in ${location ?? '(no location)'}, which does not exist. ` +
        'Put it back there, or remove the note to start with an empty database.',
    );
  }
  return homeIn(location);
}

/** Exclusive: of several services that start at once, all end up with the location of the first. */
function leaveNote(note: string, folder: string, shelter: string): string {
  const location = join(shelter, randomBytes(6).toString('hex'));
  makeFolder(location);
  const draft = `${note}.${process.pid}`;
  writeFileSync(draft, noteText(folder, location));
  try {
    linkSync(draft, note);
    return location;
  } catch {
    rmSync(location, { recursive: true, force: true });
    return shelteredHome(note).folder;
  } finally {
    rmSync(draft, { force: true });
  }
}

const noteText = (folder: string, location: string): string =>
  `PostgreSQL does not run as root, and the user it runs as cannot reach ${dirname(folder)}.
The service's data is therefore kept here:

location: ${location}

This note is how the service finds it. Moving this folder keeps the data; removing the note starts with an empty
database and leaves the old one where it is.
`;
