import { readdir } from 'node:fs/promises';
import { join } from 'node:path';

/** Folders whose content a server makes anew: those that pg_basebackup leaves out, the WAL, and the server's own logs. */
const EMPTY_FOLDERS = new Set([
  'log',
  'pg_dynshmem',
  'pg_notify',
  'pg_replslot',
  'pg_serial',
  'pg_snapshots',
  'pg_stat_tmp',
  'pg_subtrans',
  'pg_wal',
]);

const LEFT_OUT =
  /^(postmaster\.(pid|opts)(\..*)?|start\.log|current_logfiles(\.tmp)?|postgresql\.auto\.conf\.tmp|backup_label(\.old)?|tablespace_map(\.old)?|backup_manifest|pg_internal\.init.*|pgsql_tmp.*)$/;

export interface ClusterFiles {
  /** Relative to the cluster, parents first. */
  readonly folders: readonly string[];
  readonly files: readonly string[];
}

/** What a copy of a running cluster has to hold, beside the WAL of the time of copying. */
export async function clusterFiles(cluster: string): Promise<ClusterFiles> {
  const folders: string[] = ['pg_wal/archive_status'];
  const files: string[] = [];
  const walk = async (folder: string): Promise<void> => {
    for (const entry of await readdir(join(cluster, folder), { withFileTypes: true })) {
      const path = folder === '' ? entry.name : `${folder}/${entry.name}`;
      if (LEFT_OUT.test(entry.name)) continue;
      if (entry.isDirectory()) {
        folders.push(path);
        if (!EMPTY_FOLDERS.has(path)) await walk(path);
      } else if (entry.isFile()) {
        files.push(path);
      } else {
        throw new Error(
          `${path} leads out of the data folder: tablespaces and links are not backed up by this command`,
        );
      }
    }
  };
  await walk('');
  return { folders: folders.sort(), files: files.sort() };
}

/** Segments of WAL from the first to the last, both included; throws if one between them is missing. */
export function walRange(names: readonly string[], first: string, last: string): string[] {
  const range = names.filter((name) => /^[0-9A-F]{24}$/.test(name) && name >= first && name <= last).sort();
  const missing = range.some(
    (name, index) => index > 0 && walNumber(name) !== walNumber(range[index - 1] ?? '') + 1,
  );
  if (range[0] !== first || range.at(-1) !== last || missing) {
    throw new Error(`The WAL from ${first} to ${last} is not complete: the backup would not be usable`);
  }
  return range;
}

/** A name is three numbers of eight hex digits: timeline, and the segment's number in two parts of base 256. */
const walNumber = (name: string): number =>
  Number.parseInt(name.slice(8, 16), 16) * 256 + Number.parseInt(name.slice(16), 16);
