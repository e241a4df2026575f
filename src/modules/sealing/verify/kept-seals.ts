import { readFileSync } from 'node:fs';
import type { FoundSeal, KeptSeal } from '../../../domain/sealing/reference-seals';

/** A seal from outside, and whose it is, where it says so. */
export interface Kept {
  readonly organisation: string | null;
  readonly seal: KeptSeal;
}

const HASH = /^[0-9a-f]{64}$/;
const isHash = (value: unknown): value is string => typeof value === 'string' && HASH.test(value);
const TEXTS = ['organisation', 'baseCurrency', 'baseDebit', 'sealedAt'] as const;
const NUMBERS = ['version', 'firstEntry', 'lastEntry', 'entryCount', 'lineCount'] as const;

/** `<block>:<hash>`, as somebody wrote it down. */
export function keptFromText(text: string): Kept {
  const [, block, hash] = /^(\d{1,15}):([0-9a-fA-F]{64})$/.exec(text) ?? [];
  if (block === undefined || hash === undefined)
    throw new Error(`--seal wants <block>:<hash>, the hash of 64 hexadecimal digits, and not ${text}`);
  return { organisation: null, seal: { block: Number(block), hash: hash.toLowerCase() } };
}

/** Answers of `GET /journal/seals`, whole or their `data`, or a seal a line. */
export function keptFromFile(file: string): Kept[] {
  const text = readFileSync(file, 'utf8');
  return documentsIn(text, file)
    .flatMap((each) => (isObject(each) && Array.isArray(each['data']) ? (each['data'] as unknown[]) : [each]))
    .map((each, at) => keptFromJson(each, `${file}: seal ${at + 1}`));
}

function documentsIn(text: string, file: string): unknown[] {
  try {
    return [JSON.parse(text) as unknown].flat();
  } catch {
    try {
      return text
        .split('\n')
        .filter((line) => line.trim() !== '')
        .map((line) => JSON.parse(line) as unknown);
    } catch {
      throw new Error(`${file} holds no JSON`);
    }
  }
}

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null;

function keptFromJson(value: unknown, where: string): Kept {
  if (!isObject(value) || !Number.isSafeInteger(value['block']) || !isHash(value['hash']))
    throw new Error(`${where} has no block and hash`);
  const seal = value as unknown as FoundSeal;
  const organisation = typeof value['organisation'] === 'string' ? value['organisation'] : null;
  if (value['entriesHash'] === undefined)
    return { organisation, seal: { block: seal.block, hash: seal.hash } };
  const complete =
    TEXTS.every((name) => typeof value[name] === 'string') &&
    NUMBERS.every((name) => Number.isSafeInteger(value[name])) &&
    isHash(value['entriesHash']) &&
    (value['previousHash'] === null || isHash(value['previousHash']));
  if (!complete) throw new Error(`${where} is not complete`);
  const hashes: unknown = value['entryHashes'] ?? null;
  if (hashes !== null && !(Array.isArray(hashes) && hashes.every((hash) => isHash(hash))))
    throw new Error(`${where} has entryHashes that are none`);
  return { organisation, seal: { ...seal, entryHashes: hashes } };
}
