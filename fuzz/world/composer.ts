import { escaped, type Plan } from '../arbitraries/plan';
import { Raw, Ref, write } from '../arbitraries/raw';
import type { Operation } from '../document/operations';
import type { Random } from '../../chaos/random';
import type { WireRequest } from '../wire/request';
import type { Books, Caller } from './books';

/** A request ready to be sent, and what is known of it. */
export interface Composed {
  readonly operation: Operation;
  readonly caller: Caller;
  readonly books: Books;
  readonly request: WireRequest;
  /** By which the rows that it caused can be found; null where the service will have made another. */
  readonly requestId: string | null;
}

const FOREIGN_SHARE = 0.06;
const KEYS_KEPT = 50;

/** Turns plans into requests: names who asks, and puts the ids in of what is there now. */
export class Composer {
  private sent = 0;
  private readonly usedKeys: string[] = [];

  constructor(
    private readonly random: Random,
    /** Before the number of a request, in its id. */
    private readonly run: string,
  ) {}

  compose(
    { path, query, body, odd }: Plan,
    {
      operation,
      caller,
      books,
      others,
    }: Pick<Composed, 'operation' | 'caller' | 'books'> & { others: readonly Books[] },
  ): Composed {
    this.sent += 1;
    const idOf = ({ prefix, pick }: Ref): string => {
      const whose = this.random.next() < FOREIGN_SHARE ? this.random.pick(others) : books;
      return (whose ?? books).known.pick(prefix, pick);
    };
    const requestId = odd.requestId ?? `${this.run}-${this.sent}`;
    const target = path.map((part) => (part instanceof Ref ? idOf(part) : part)).join('');
    const pairs = query.map(([name, value]) => `${escaped(name)}=${queryText(value, idOf)}`);
    return {
      operation,
      caller,
      books,
      requestId: odd.requestId === null ? requestId : null,
      request: {
        method: operation.method,
        target: pairs.length > 0 ? `${target}?${pairs.join('&')}` : target,
        headers: [
          ...this.identity(caller, books),
          ['X-Request-Id', requestId],
          ...this.idempotency(operation, odd.idempotency),
          ...(body === undefined ? [] : [['Content-Type', odd.contentType ?? 'application/json'] as const]),
          ...odd.headers,
        ],
        body: body === undefined ? null : write(body, idOf),
      },
    };
  }

  /** Each from an address of its own, which is how many guesses the service lets one address have. */
  private identity(caller: Caller, { keys, organisation }: Books): [string, string][] {
    const n = this.sent % 65_536;
    const from: [string, string] = ['X-Forwarded-For', `10.9.${n >> 8}.${n & 255}`];
    const key = keys[caller];
    const named = caller === 'staff' || caller === 'directory';
    return [
      from,
      ...(key === undefined ? [] : [['Authorization', `Bearer ${key}`] satisfies [string, string]]),
      ...(named ? [['Contra-Organisation', organisation.id] satisfies [string, string]] : []),
    ];
  }

  private idempotency(
    { takesIdempotencyKey }: Operation,
    how: Plan['odd']['idempotency'],
  ): [string, string][] {
    if (how === 'none' || !takesIdempotencyKey) return [];
    if (typeof how === 'object') return [['Idempotency-Key', how.key]];
    const again = how === 'again' ? this.random.pick(this.usedKeys) : undefined;
    const key = again ?? `k-${this.sent}`;
    if (again === undefined) this.usedKeys[this.sent % KEYS_KEPT] = key;
    return [['Idempotency-Key', key]];
  }
}

function queryText(value: unknown, idOf: (ref: Ref) => string): string {
  if (value instanceof Raw) return value.text;
  if (value instanceof Ref) return idOf(value);
  if (Array.isArray(value)) return value.map((each) => queryText(each, idOf)).join(',');
  if (typeof value === 'object' && value !== null) return escaped(JSON.stringify(value));
  return escaped(String(value));
}
