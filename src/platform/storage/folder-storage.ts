import { randomUUID } from 'node:crypto';
import { link, mkdir, open, readFile, rename, unlink } from 'node:fs/promises';
import { dirname, join, resolve, sep } from 'node:path';
import { DomainError } from '../../domain/errors';
import { assertKey, KeyTaken, storageUnavailable, type ObjectStorage } from './object-storage';

/** Where a file is until it is whole; what a killed process has left there can be thrown away. */
const INCOMING = '.incoming';

/** Codes of file systems that have no hard links. */
const WITHOUT_LINKS: ReadonlySet<unknown> = new Set(['EPERM', 'ENOTSUP', 'EOPNOTSUPP', 'ENOSYS', 'EMLINK']);

/** Files in a folder, by key. Each appears under its name when it is whole and on disk, and is never written to again. */
export class FolderStorage implements ObjectStorage {
  private readonly root: string;

  constructor(folder: string) {
    this.root = resolve(folder);
  }

  async put(key: string, bytes: Buffer, _mediaType?: string): Promise<void> {
    assertKey(key);
    const target = join(this.root, ...key.split('/'));
    const draft = join(this.root, INCOMING, randomUUID());
    try {
      if (await this.holds(key, bytes)) return;
      await mkdir(dirname(draft), { recursive: true, mode: 0o700 });
      await mkdir(dirname(target), { recursive: true, mode: 0o700 });
      await writeSynced(draft, bytes);
      await publish(draft, target);
      await this.syncFoldersOf(target);
    } catch (error) {
      if (codeOf(error) === 'EEXIST' && (await this.holds(key, bytes))) return;
      throw error instanceof KeyTaken || error instanceof DomainError ? error : storageUnavailable(error);
    } finally {
      await unlink(draft).catch(() => undefined);
    }
  }

  async get(key: string): Promise<Buffer | null> {
    assertKey(key);
    try {
      return await readFile(join(this.root, ...key.split('/')));
    } catch (error) {
      // Of a folder on the way to keys there is nothing either.
      if (codeOf(error) === 'ENOENT' || codeOf(error) === 'EISDIR') return null;
      throw storageUnavailable(error);
    }
  }

  /** Whether exactly these bytes are there; other bytes are refused. */
  private async holds(key: string, bytes: Buffer): Promise<boolean> {
    const found = await this.get(key);
    if (found === null) return false;
    if (!found.equals(bytes)) throw new KeyTaken(key);
    // Whoever put them may not have come to this yet.
    await this.syncFoldersOf(join(this.root, ...key.split('/')));
    return true;
  }

  /** A new name is on disk when its folder is, and those above it that may be new as well. */
  private async syncFoldersOf(file: string): Promise<void> {
    for (let folder = dirname(file); folder.startsWith(this.root); folder = dirname(folder)) {
      await syncFolder(folder);
      if (folder === this.root || folder.endsWith(sep)) return;
    }
  }
}

async function writeSynced(path: string, bytes: Buffer): Promise<void> {
  const file = await open(path, 'wx', 0o600);
  try {
    await file.writeFile(bytes);
    await file.sync();
  } finally {
    await file.close();
  }
}

/** A link is refused where a name exists, which a rename would replace. */
async function publish(draft: string, target: string): Promise<void> {
  try {
    await link(draft, target);
  } catch (error) {
    if (!WITHOUT_LINKS.has(codeOf(error))) throw error;
    await rename(draft, target);
  }
}

async function syncFolder(folder: string): Promise<void> {
  const handle = await open(folder, 'r').catch((error: unknown) => {
    // Windows does not open folders, and keeps their entries by itself.
    if (process.platform === 'win32') return null;
    throw error;
  });
  if (handle === null) return;
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

const codeOf = (error: unknown): unknown => (error as { readonly code?: unknown } | null)?.code;
