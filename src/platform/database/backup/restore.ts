import { chown, mkdir, readFile, readdir, rm } from 'node:fs/promises';
import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { findBinaries } from '../embedded/binaries';
import { settle } from '../embedded/cluster';
import { findHome, makeDraft } from '../embedded/home';
import { runUser, type RunUser } from '../embedded/run-user';
import type { Log } from '../embedded/server';
import { startEmbedded } from '../embedded/start-embedded';
import { DESCRIPTION, FORMAT, type Description } from './backup';
import {
  CHECKSUMS,
  CLUSTER,
  copyHashed,
  readChecksums,
  sha256Of,
  staysInside,
  type Checksum,
} from './checksums';

/**
 * Brings a backup back as the database of an empty data folder, and starts it once, so that it is known to be whole.
 * Every file is compared with its checksum as it is copied; on any difference nothing is restored.
 */
export async function restore(from: string, dataDir: string, log: Log): Promise<Description> {
  const source = resolve(from);
  const { description, files } = await readBackup(source);
  await assertEmpty(resolve(dataDir));
  const user = runUser();
  const home = findHome(dataDir, user);
  findBinaries(user, home.folder, description.postgresMajor);
  const draft = makeDraft(home, user);
  try {
    await copyBack(source, draft, description.folders, files, user);
    settle(draft, home);
  } finally {
    await rm(draft, { recursive: true, force: true });
  }
  log(
    `Restored ${description.files} files, complete until ${description.completeUntil}; starting the database once`,
  );
  const database = await startEmbedded({ dataDir, log });
  await database.stop();
  return description;
}

async function assertEmpty(folder: string): Promise<void> {
  if (existsSync(folder) && (await readdir(folder)).length > 0) {
    throw new Error(`${folder} is not empty: a backup is restored into an empty data folder only`);
  }
}

async function readBackup(source: string): Promise<{ description: Description; files: readonly Checksum[] }> {
  if (!existsSync(join(source, CHECKSUMS))) {
    throw new Error(`${source} is not a complete backup: it has no ${CHECKSUMS}`);
  }
  const sums = await readChecksums(join(source, CHECKSUMS));
  const content = await readFile(join(source, DESCRIPTION));
  const own = sums.find(({ path }) => path === DESCRIPTION)?.sha256;
  if (own !== sha256Of(content)) throw damaged(source, DESCRIPTION);
  const description = JSON.parse(content.toString()) as Description;
  if (description.format !== FORMAT)
    throw new Error(`${source} is a backup of an unknown format: ${description.format}`);
  const files = sums.filter(({ path }) => path.startsWith(CLUSTER));
  // A list that was cut short would otherwise restore a part as if it were the whole.
  if (files.length !== description.files || !description.folders.every(staysInside))
    throw damaged(source, CHECKSUMS);
  return { description, files };
}

const damaged = (source: string, path: string): Error =>
  new Error(
    `${join(source, path)} is damaged: it is not what the backup's checksums say. Nothing was restored`,
  );

async function copyBack(
  source: string,
  draft: string,
  folders: readonly string[],
  files: readonly Checksum[],
  user: RunUser | null,
): Promise<void> {
  const own = async (path: string): Promise<void> =>
    user === null ? undefined : chown(path, user.uid, user.gid);
  for (const folder of folders) {
    await mkdir(join(draft, folder), { recursive: true, mode: 0o700 });
    await own(join(draft, folder));
  }
  for (const { path, sha256 } of files) {
    const target = join(draft, path.slice(CLUSTER.length));
    if (!existsSync(join(source, path)) || (await copyHashed(join(source, path), target)) !== sha256) {
      throw damaged(source, path);
    }
    await own(target);
  }
}
