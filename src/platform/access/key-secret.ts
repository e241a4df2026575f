import { hash, randomBytes } from 'node:crypto';
import type { KeyMode } from '../request-context/request-context';

const ALPHABET = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz';
const RANDOM_LENGTH = 40;
const CHECK_LENGTH = 6;
const SHAPE = new RegExp(`^contra_(live|test)_[0-9A-Za-z]{${RANDOM_LENGTH + CHECK_LENGTH}}$`);

/** A new secret: 238 random bits and a 32-bit checksum (of SHA-256) in base 62, so that scanners recognise it and typos are caught. */
export function newKeySecret(mode: KeyMode): string {
  const head = `contra_${mode}_${randomBase62(RANDOM_LENGTH)}`;
  return head + checksum(head);
}

/** False for a text that cannot be a key that this service made: wrong shape or wrong checksum. */
export function isKeySecret(text: string): boolean {
  return SHAPE.test(text) && checksum(text.slice(0, -CHECK_LENGTH)) === text.slice(-CHECK_LENGTH);
}

/** SHA-256: the secret is random and long, so a slow password hash would protect nothing more. */
export function hashKeySecret(secret: string): Buffer {
  return hash('sha256', secret, 'buffer');
}

function checksum(text: string): string {
  return base62(BigInt(hashKeySecret(text).readUInt32BE(0))).padStart(CHECK_LENGTH, '0');
}

function base62(value: bigint): string {
  let text = '';
  for (let rest = value; rest > 0n; rest /= 62n) text = (ALPHABET[Number(rest % 62n)] ?? '') + text;
  return text;
}

function randomBase62(length: number): string {
  let text = '';
  while (text.length < length) {
    for (const byte of randomBytes(length)) {
      if (byte < 248 && text.length < length) text += ALPHABET[byte % 62] ?? '';
    }
  }
  return text;
}
