import { createHash } from 'node:crypto';
import type { ObjectStorage } from '../../../platform/storage/object-storage';

/** What the archive says a file is. */
export interface Recorded {
  readonly storageKey: string;
  readonly sha256: Buffer;
  readonly size: number;
}

export type StoredBytes =
  { readonly bytes: Buffer; readonly fault: null } | { readonly bytes: null; readonly fault: string };

/** The bytes if they are the ones that were archived; else what is wrong with them. */
export async function storedBytes(
  storage: ObjectStorage,
  { storageKey, sha256, size }: Recorded,
): Promise<StoredBytes> {
  const bytes = await storage.get(storageKey);
  if (bytes === null) return { bytes, fault: 'is missing' };
  const found = createHash('sha256').update(bytes).digest();
  if (found.equals(sha256) && bytes.length === size) return { bytes, fault: null };
  return { bytes: null, fault: `has the SHA-256 ${found.toString('hex')} and not ${sha256.toString('hex')}` };
}
