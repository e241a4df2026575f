import { DomainError } from '../../domain/errors';

/** Injects the ObjectStorage of the archive. */
export const ARCHIVE_STORAGE = Symbol('archive storage');

/**
 * Files under keys, written once. A key is made by the service: segments of letters, digits, '.', '_' and '-' with slashes
 * between them.
 */
export interface ObjectStorage {
  /**
   * The bytes are on disk, or wherever they are kept, when this returns. Putting the same bytes again is no change.
   * @throws KeyTaken when other bytes stand under the key; DomainError `unavailable` when the storage does not answer.
   */
  put(key: string, bytes: Buffer, mediaType: string): Promise<void>;
  /**
   * Null when there is nothing under the key.
   * @throws DomainError `unavailable` when the storage does not answer.
   */
  get(key: string): Promise<Buffer | null>;
}

/** Other bytes stand under the key. They stay. */
export class KeyTaken extends Error {
  override readonly name = 'KeyTaken';
  constructor(readonly key: string) {
    super(`other bytes are stored under ${key}`);
  }
}

/** For callers: try again in a moment. The cause is for the log. */
export function storageUnavailable(cause: unknown): DomainError {
  return Object.assign(
    new DomainError('unavailable', 'The archive of documents cannot be reached. Try again in a moment.'),
    { cause },
  );
}

const LONGEST = 500;

/** No key leads out of the storage, whatever it was made of. */
export function assertKey(key: string): void {
  const segments = key.split('/');
  const sound =
    key.length <= LONGEST && segments.every((each) => /^[\w.-]+$/.test(each) && !each.startsWith('.'));
  if (!sound) throw new Error(`no key of a stored file: ${JSON.stringify(key)}`);
}
