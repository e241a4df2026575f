import { createHash } from 'node:crypto';
import { invalid } from '../../../domain/errors';
import { FILE_TYPES } from './file-types.data';

export const MOST_BYTES = 10 * 1024 * 1024;
/** Of a file of that size in base64. */
export const MOST_CHARACTERS = Math.ceil(MOST_BYTES / 3) * 4;
const LONGEST_NAME = 150;

export interface ReadFile {
  readonly fileName: string;
  readonly contentType: string;
  readonly content: Buffer;
  readonly sha256: Buffer;
}

/**
 * A file as it was sent, checked: base64 without anything else, not empty, at most 10 MiB, of a type that is allowed and
 * that its first bytes confirm, under a name that is safe to write to any disk.
 * @throws DomainError `validation_failed` naming `content` or `fileName`.
 */
export function readFile(sent: { fileName: string; contentType: string; content: string }): ReadFile {
  const content = Buffer.from(sent.content, 'base64');
  if (content.toString('base64') !== sent.content) throw invalid('content', 'must be base64');
  if (content.length === 0) throw invalid('content', 'must not be empty');
  if (content.length > MOST_BYTES) throw invalid('content', 'must be a file of at most 10 MiB');
  const { magic = '' } = FILE_TYPES[sent.contentType] ?? {};
  if (!content.toString('hex', 0, magic.length / 2).startsWith(magic))
    throw invalid('content', `is no file of the type ${sent.contentType}`);
  return {
    fileName: safeName(sent.fileName, sent.contentType),
    contentType: sent.contentType,
    content,
    sha256: createHash('sha256').update(content).digest(),
  };
}

/**
 * The last part of a path, without characters that a file system or a reader trips over (reserved ones, and those that turn
 * the direction of writing), with an extension of its type: what claims to be text does not end in `.html`.
 */
export function safeName(name: string, contentType: string): string {
  const last = name.split(/[/\\]/).at(-1) ?? '';
  const plain = last
    .normalize('NFC')
    .replace(/[\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]/gu, '')
    .replace(/[<>:"|?*]/g, '_')
    .replace(/^[\s.]+|[\s.]+$/g, '');
  if (plain === '') throw invalid('fileName', 'must be the name of a file');
  const { extensions = [] } = FILE_TYPES[contentType] ?? {};
  const [stem, extension] = split(plain);
  const known = extensions.includes(extension.toLowerCase());
  const kept = [...(known ? stem : plain)].slice(0, LONGEST_NAME).join('');
  return `${kept}.${known ? extension : (extensions[0] ?? 'bin')}`;
}

function split(name: string): [stem: string, extension: string] {
  const dot = name.lastIndexOf('.');
  return dot < 1 ? [name, ''] : [name.slice(0, dot), name.slice(dot + 1)];
}
