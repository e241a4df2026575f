import type { Answer, Books } from './books';
import type { Operation, Parameter } from './operations';

/** What sqlmap is given: an address whose parameters it tries, each, or the one place that is marked with `*`. */
export interface Target {
  readonly path: string;
  /** How many places there are to try. */
  readonly places: number;
}

const MISSING_ID = 'x_01kq0000000000000000000000';

/**
 * For each operation one address with all the filters that go together, one for each that does not (it is refused beside the
 * others, or has no value here that is found right), and one for each part of the path.
 */
export async function targetsOf(operations: readonly Operation[], books: Books): Promise<Target[]> {
  const targets: Target[] = [];
  for (const operation of operations) {
    const ids = await idsFor(operation, books);
    const path = operation.path.replace(/\{(\w+)\}/g, (_, name: string) => ids[name] ?? MISSING_ID);
    targets.push(...(await queriesOf(operation, path, books)));
    for (const name of operation.inPath) {
      const value = ids[name] ?? MISSING_ID;
      const marked = operation.path.replace(/\{(\w+)\}/g, (_, each: string) =>
        each === name ? `${value}*` : (ids[each] ?? MISSING_ID),
      );
      targets.push({ path: marked, places: 1 });
    }
  }
  return targets;
}

async function queriesOf({ query }: Operation, path: string, books: Books): Promise<Target[]> {
  let together: string[] = [];
  const alone: string[] = [];
  for (const parameter of query) {
    const pair = `${parameter.name}=${encodeURIComponent(await valueOf(parameter, path, books))}`;
    const { status } = await books.get(`${path}?${[...together, pair].join('&')}`);
    if (status < 300) together = [...together, pair];
    else alone.push(pair);
  }
  const targets = alone.map((pair) => ({ path: `${path}?${pair}`, places: 1 }));
  return together.length === 0
    ? targets
    : [{ path: `${path}?${together.join('&')}`, places: together.length }, ...targets];
}

/** A value that finds something where one is known, so that a changed answer shows. */
async function valueOf({ name, schema, example }: Parameter, path: string, books: Books): Promise<string> {
  if (name === 'cursor') return (await books.get(`${path}?limit=1`)).body.pagination?.nextCursor ?? 'x';
  if (name === 'page') return '1';
  if (name === 'limit') return '20';
  const [, kind] = /^(customer|account|invoice|product|payment|creditNote)Id$/.exec(name) ?? [];
  if (kind)
    return (await firstOf(`/api/v1/${kind === 'creditNote' ? 'credit-note' : kind}s`, books)) ?? MISSING_ID;
  if (name === 'q') return 'Acme';
  if (schema.type === 'boolean') return 'false';
  if (schema.format === 'date') return /to$|asOf/i.test(name) ? '2099-12-31' : '2020-01-01';
  const known = schema.default ?? schema.enum?.[0] ?? example ?? KNOWN[name];
  return typeof known === 'string' ? known : JSON.stringify(known ?? 1);
}

const KNOWN: Readonly<Record<string, string>> = {
  currency: 'GBP',
  country: 'GB',
  maxGross: '1000000',
  createdFrom: '2020-01-01',
  createdTo: '2099-12-31',
  dimension: 'shop:1',
  type: 'credit_note.created',
};

/** The ids of a path: the first of the list that stands before each. */
async function idsFor({ path, inPath }: Operation, books: Books): Promise<Record<string, string>> {
  const ids: Record<string, string> = {};
  let known = path;
  for (const name of inPath) {
    const id = await firstOf(known.slice(0, known.indexOf(`/{${name}}`)), books);
    if (id !== undefined) ids[name] = id;
    known = known.replace(`{${name}}`, id ?? MISSING_ID);
  }
  return ids;
}

async function firstOf(list: string, books: Books): Promise<string | undefined> {
  const { body } = await books.get(list);
  const all: Answer['data'] = Array.isArray(body) ? (body as Answer['data']) : body.data;
  return all?.[0]?.id;
}
