import type { Answer } from '../http';
import type { Operation } from '../log';
import type { Random } from '../random';
import { someDay, type Books, type Known } from './books';
import { nameOf } from './marks';

/** Who asks, and what choices are drawn from. */
export interface Scene {
  readonly books: Books;
  /** Of another organisation. */
  readonly others: Books;
  readonly random: Random;
  /** Marks what it makes. */
  readonly tag: string;
}

/** A request that a client may make. */
export interface Wish extends Pick<Operation, 'method' | 'path' | 'body'> {
  /** With a test key. */
  readonly dry?: boolean;
  /** What the client knows once it was acknowledged. */
  readonly learn?: (answer: Answer['body']) => void;
}

export interface Kind {
  readonly name: string;
  readonly weight: number;
  /** May be acknowledged without an event. */
  readonly quiet?: boolean;
  /** Must never be acknowledged. */
  readonly wrong?: boolean;
  /** Answers with a secret that replays leave out. */
  readonly secret?: boolean;
  /** Null when there is nothing yet that it could be about. */
  readonly wish: (scene: Scene) => Wish | null;
}

type Body = Answer['body'];

export const price = (random: Random): string => (random.between(1, 50_000) / 100).toFixed(2);
export const partOf = (gross: number, random: Random): string =>
  Math.max(0.01, gross * random.next() * 0.7).toFixed(2);

const rate = (random: Random): number => random.pick([20, 20, 20, 5, 0]) ?? 20;

const items = ({ books, random }: Scene): object[] =>
  Array.from({ length: random.between(1, 3) }, (_, i) => ({
    description: nameOf(books.index, `line ${i + 1}`),
    quantity: random.between(1, 4),
    unitPrice: price(random),
    taxRate: rate(random),
  }));

/** A tenth in a foreign currency, at a rate of its own. */
export const money = (random: Random): object =>
  random.chance(0.1) ? { currency: 'EUR', exchangeRate: (0.8 + random.next() * 0.1).toFixed(4) } : {};

export const known = (body: Body): Known => ({
  id: body['id'] as string,
  gross: Number((body['totals'] as { gross: string } | undefined)?.gross ?? body['amount'] ?? 0),
  customer: body['customerId'] as string | null,
  currency: body['currency'] as string,
  lines: ((body['items'] ?? []) as { id: string }[]).map(({ id }) => id),
});

export const document = (scene: Scene): object => ({
  customerId: scene.random.pick(scene.books.customers),
  issueDate: someDay(scene.random),
  metadata: { tag: scene.tag },
  items: items(scene),
  ...money(scene.random),
});

/** The young ones, mostly: these are where requests meet. */
export const about = <T>(list: readonly T[], { random }: Scene, wish: (one: T) => Wish): Wish | null => {
  const one = random.pick(random.chance(0.7) ? list.slice(-8) : list);
  return one === undefined ? null : wish(one);
};

export const post = (path: string, body: object, learn?: Wish['learn']): Wish => ({
  method: 'POST',
  path,
  body,
  learn,
});

export const patch = (path: string, body: object): Wish => ({ method: 'PATCH', path, body });
export const remove = (path: string): Wish => ({ method: 'DELETE', path, body: {} });

/** Learns the allocations of an answer, which can be taken back below the path. */
export const allocationsBelow =
  ({ allocations }: Books, path: string) =>
  (body: Body): void => {
    for (const { id, kind } of (body['allocations'] ?? []) as { id: string; kind: string }[])
      if (kind === 'applied') allocations.push({ id: `${path}/${body['id'] as string}/allocations/${id}` });
  };
