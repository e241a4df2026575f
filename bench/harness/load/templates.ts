import { randomBytes } from 'node:crypto';
import { KEY_SLOT } from './request';

interface Template {
  readonly bytes: Buffer;
  /** Where the key of idempotency is; negative where there is none. */
  readonly slot: number;
}

/** Of this process: no two requests share a key, nor do those of two benchmarks on one database. */
const RUN = randomBytes(6).toString('hex');
let sent = 0;

/** Requests as bytes, of which only the key changes from one sending to the next. */
export class Templates {
  private readonly templates: readonly Template[];
  private readonly scratch: Buffer[] = [];
  private readonly longest: number;

  constructor(requests: readonly string[]) {
    if (requests.length === 0) throw new Error('there is nothing to send');
    this.templates = requests.map((request) => {
      const bytes = Buffer.from(request);
      return { bytes, slot: bytes.indexOf(KEY_SLOT) };
    });
    this.longest = Math.max(...this.templates.map(({ bytes }) => bytes.length));
  }

  /** One at random, in a room of its own for each connection. */
  take(connection: number): Buffer {
    const template = this.templates[Math.floor(Math.random() * this.templates.length)];
    if (!template) throw new Error('there is no such request');
    if (template.slot < 0) return template.bytes;
    const room = (this.scratch[connection] ??= Buffer.allocUnsafe(this.longest));
    template.bytes.copy(room);
    sent += 1;
    room.write(`${RUN}${sent.toString(16).padStart(12, '0')}`, template.slot, 'latin1');
    return room.subarray(0, template.bytes.length);
  }
}
