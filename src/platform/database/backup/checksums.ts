import { createHash } from 'node:crypto';
import { open, readFile } from 'node:fs/promises';

/** The list of a backup's files in the format of `sha256sum`, which can check it too. It is written last. */
export const CHECKSUMS = 'SHA256SUMS';
/** What begins the paths of the cluster's own files in a backup. */
export const CLUSTER = 'cluster/';
const CHUNK = 1024 * 1024;

export interface Checksum {
  /** Relative to the backup's folder, with forward slashes. */
  readonly path: string;
  readonly sha256: string;
}

/** Copies a file to a new private one, which is on disk when this returns, and answers the SHA-256 of what was copied. */
export async function copyHashed(source: string, target: string): Promise<string> {
  const hash = createHash('sha256');
  const from = await open(source, 'r');
  try {
    const to = await open(target, 'wx', 0o600);
    try {
      const buffer = Buffer.allocUnsafe(CHUNK);
      for (;;) {
        const { bytesRead } = await from.read(buffer, 0, CHUNK, null);
        if (bytesRead === 0) break;
        const chunk = buffer.subarray(0, bytesRead);
        hash.update(chunk);
        await to.writeFile(chunk);
      }
      await to.sync();
    } finally {
      await to.close();
    }
  } finally {
    await from.close();
  }
  return hash.digest('hex');
}

/** The same for content at hand. */
export async function writeHashed(target: string, content: string | Buffer): Promise<string> {
  const file = await open(target, 'wx', 0o600);
  try {
    await file.writeFile(content);
    await file.sync();
  } finally {
    await file.close();
  }
  return sha256Of(content);
}

export const sha256Of = (content: string | Buffer): string =>
  createHash('sha256').update(content).digest('hex');

export const formatChecksums = (sums: readonly Checksum[]): string =>
  sums.map(({ sha256, path }) => `${sha256}  ${path}\n`).join('');

/** Refuses a line it does not understand, and paths that lead out of the backup. */
export async function readChecksums(file: string): Promise<Checksum[]> {
  const lines = (await readFile(file, 'utf8')).split('\n').filter((line) => line !== '');
  return lines.map((line) => {
    const [, sha256, path] = /^([0-9a-f]{64}) {2}(.+)$/.exec(line) ?? [];
    if (sha256 === undefined || path === undefined || !staysInside(path)) {
      throw new Error(
        `${file} has a line that is no checksum of a file of this backup: ${JSON.stringify(line)}`,
      );
    }
    return { sha256, path };
  });
}

export const staysInside = (path: string): boolean =>
  !path.startsWith('/') &&
  !path.includes('\\') &&
  !path.split('/').some((part) => part === '..' || part === '');
