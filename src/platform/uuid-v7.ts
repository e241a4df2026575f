import { randomFillSync } from 'node:crypto';

const ALPHABET = '0123456789abcdefghjkmnpqrstvwxyz';
/** All pairs of digits: ten bits at a time. */
const PAIRS = Array.from({ length: 1024 }, (_, i) => ALPHABET.charAt(i >>> 5) + ALPHABET.charAt(i & 31));
const [TEN_BITS, TWENTY_BITS, THIRTY_BITS] = [1024, 2 ** 20, 2 ** 30];
const MOST_BEHIND_MS = 10_000;
/** Random numbers of 32 bits, drawn from the system many at a time. */
const random = new Uint32Array(1024);
let used = random.length;

let time = -1;
let head = '';
let order = 0;

/**
 * A UUID v7 (RFC 9562) as the 26 digits of a TypeID: two bits of zero, 48 of Unix milliseconds, version, 30 bits that count up
 * within a millisecond from a random start, variant, and 44 random bits. Each sorts behind the one before it, unless the clock
 * was set back by more than ten seconds: then the time counts.
 */
export function uuidV7InBase32(): string {
  const now = Date.now();
  if (now > time || now < time - MOST_BEHIND_MS) begin(now, draw() & 0x1fffffff);
  else if (++order >= THIRTY_BITS) begin(time + 1, 0);
  const bits = draw();
  return (
    head +
    digits4(0x70000 | ((order >>> 18) << 4) | 0x8 | ((order >>> 16) & 3)) +
    digits4(((order & 0xffff) << 4) | (bits & 0xf)) +
    digits4((bits >>> 4) % TWENTY_BITS) +
    digits4(draw() % TWENTY_BITS)
  );
}

/** The first ten digits stay the same for a millisecond. */
function begin(at: number, from: number): void {
  time = at;
  order = from;
  head = pair(at / THIRTY_BITS / TEN_BITS) + digits4(at / TWENTY_BITS) + digits4(at % TWENTY_BITS);
}

function draw(): number {
  if (used === random.length) {
    randomFillSync(random);
    used = 0;
  }
  return random[used++] ?? 0;
}

const pair = (bits: number): string => PAIRS[Math.trunc(bits) % TEN_BITS] ?? '';

const digits4 = (bits: number): string => pair(bits / TEN_BITS) + pair(bits);
