import { createHash } from 'node:crypto';
import type { RecordedExample } from '../../../src/openapi/recorded-examples';

const ID = /\b([a-z]{2,5})_(test_)?[0-7][0-9a-hjkmnp-tv-z]{25}\b/g;
const SECRET = /\bcontra_(live|test)_[A-Za-z0-9]{16,}\b/g;
const WEBHOOK_SECRET = /\bwhsec_[A-Za-z0-9+/]{43}=/g;
const STUB_NUMBER = /\b([A-Z]{2,3})-TEST-[A-Z0-9]{8}\b/g;
const SHA256 = /\b[0-9a-f]{64}\b/g;
const INSTANT = /\b(\d{4}-\d{2}-\d{2}[T ]\d{2}:\d{2}):\d{2}(?:\.\d+)?(?=Z|\+00)/g;

/**
 * Makes what differs from run to run the same: ids and hashes count up by kind in the order in which they are met, instants
 * lose their seconds, secrets become an obvious placeholder.
 */
export class Normaliser {
  private readonly ids = new Map<string, string>();
  private readonly counts = new Map<string, number>();

  example(example: RecordedExample): RecordedExample {
    return this.value(example) as RecordedExample;
  }

  private value(value: unknown, key = ''): unknown {
    if (typeof value === 'string') return this.field(value, key);
    if (Array.isArray(value)) return value.map((each) => this.value(each));
    if (typeof value !== 'object' || value === null) return value;
    return Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, this.value(inner, name)]));
  }

  private field(text: string, key: string): unknown {
    // Written in the background, at some time after the request.
    if (key === 'lastUsedAt') return null;
    if (key === 'hint') return 'MPLE';
    if (key === 'nextCursor' || key === 'cursor') return this.cursor(text);
    return this.text(text);
  }

  private cursor(text: string): string {
    const inside = Buffer.from(text, 'base64url').toString('utf8');
    return /^[\x20-\x7e]+$/.test(inside) ? Buffer.from(this.text(inside)).toString('base64url') : text;
  }

  private text(text: string): string {
    return text
      .replace(SECRET, 'contra_$1_EXAMPLEEXAMPLEEXAMPLEEXAMPLEEXAMPLE')
      .replace(WEBHOOK_SECRET, 'whsec_RVhBTVBMRUVYQU1QTEVFWEFNUExFRVhBTVBMRUU=')
      .replace(ID, (id, prefix: string, test = '') => this.id(id, prefix + '_' + (test as string)))
      .replace(SHA256, (hash) => this.hash(hash))
      .replace(STUB_NUMBER, '$1-TEST-7K2M9QX4')
      .replace(INSTANT, '$1:00.000');
  }

  private hash(hash: string): string {
    const known = this.ids.get(hash);
    if (known !== undefined) return known;
    const count = (this.counts.get('sha256') ?? 0) + 1;
    this.counts.set('sha256', count);
    const steady = createHash('sha256').update(`example ${count}`).digest('hex');
    this.ids.set(hash, steady);
    return steady;
  }

  private id(id: string, prefix: string): string {
    const known = this.ids.get(id);
    if (known !== undefined) return known;
    const count = (this.counts.get(prefix) ?? 0) + 1;
    this.counts.set(prefix, count);
    const steady = `${prefix}01kq2ct8g0fx${String(count).padStart(14, '0')}`;
    this.ids.set(id, steady);
    return steady;
  }
}
