import fc from 'fast-check';
import { startTestApp, type TestApp } from '../../support/app';
import { openBooks, type Books } from '../../support/books';
import { expectProblem } from '../../support/problems';
import { SHAPES } from '../../support/request-shapes';
import { fieldsOf, standsAlone } from '../../support/shape';

let app: TestApp;
let books: Books;

beforeAll(async () => {
  app = await startTestApp();
  books = await openBooks(app);
});
afterAll(() => app.close());

const RUNS = 300;

/** Values that pass some rule somewhere, so that requests get past the first one. */
const plausible = fc.constantFrom<unknown>(
  null,
  1,
  '1',
  '0.01',
  20,
  '999999999999999',
  'GBP',
  'USD',
  'GB',
  'S',
  'E',
  'issued',
  'void',
  'text',
  '2026-01-05',
  '2025-12-31',
  '1200',
  '4000',
  '1100',
  'client',
  'live',
  ['*'],
  true,
  { key: 'value' },
  [{ description: 'Widget', quantity: 1, unitPrice: 10, taxRate: 20 }],
  [{ lineType: 'text', description: 'Only text' }],
);
const anything = fc.oneof(
  { weight: 3, arbitrary: plausible },
  { weight: 1, arbitrary: fc.anything({ maxDepth: 3, withNullPrototype: false }) },
  { weight: 1, arbitrary: fc.string({ unit: 'binary', maxLength: 20 }) },
  { weight: 1, arbitrary: fc.double() },
);

/** A right request with some of its fields, at any of its places, set to other values or taken away. */
const requests = fc.constantFrom(...SHAPES).chain((shape) =>
  fc
    .dictionary(fc.constantFrom(...fieldsOf(shape), 'unknown'), fc.option(anything, { nil: undefined }), {
      maxKeys: 6,
    })
    .map((changes) => {
      const body = structuredClone(shape.body) as Record<string | number, unknown>;
      const place = shape.at.reduce((inner, key) => inner[key] as typeof body, body);
      return { shape, text: jsonOf(Object.assign(place, changes) === place ? body : place) };
    }),
);

/** What JSON.stringify cannot write is left out, as a client's library would. */
function jsonOf(value: unknown): string {
  return JSON.stringify(value, (_, inner: unknown) => (typeof inner === 'bigint' ? inner.toString() : inner));
}

it('whatever is asked is done whole, or refused as a known problem and changes nothing', async () => {
  const statuses: number[] = [];
  // What a refusal leaves is what the next request finds.
  let found: Awaited<ReturnType<Books['counts']>> | null = null;
  await fc.assert(
    fc.asyncProperty(requests, async ({ shape, text }) => {
      // Some requests need an object first; it is not what the refused request wrote.
      const before = standsAlone(shape) ? (found ?? (await books.counts())) : null;
      found = null;
      const answer = await shape.send(books, text);
      statuses.push(answer.status);
      if (answer.status < 400) return;
      expect(expectProblem(answer).status).toBeLessThan(500);
      if (before) {
        const left = await books.counts();
        expect(left).toEqual(before);
        found = left;
      }
    }),
    { numRuns: RUNS },
  );
  await books.balances();
  // Both happened often enough for either to mean something.
  expect(statuses.filter((status) => status < 300).length).toBeGreaterThan(RUNS / 20);
  expect(statuses.filter((status) => status >= 400).length).toBeGreaterThan(RUNS / 4);
}, 300_000);
