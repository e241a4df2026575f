import { startTestApp, type TestApp } from '../../support/app';
import { openBooks, type Books } from '../../support/books';
import { expectProblem } from '../../support/problems';
import { SHAPES } from '../../support/request-shapes';
import { fieldsOf, withField } from '../../support/shape';

let app: TestApp;
let books: Books;

beforeAll(async () => {
  app = await startTestApp();
  books = await openBooks(app);
});
afterAll(() => app.close());

/** Raw JSON of every kind, most of it wrong for any one field. */
const VALUES: readonly (readonly string[])[] = [
  ['true', 'false', '0', '-1', '1.5', '1e400', '-1e400', '1e-400', '12345678901234567890'],
  [
    '""',
    '" "',
    '"-1"',
    '"text"',
    '"NaN"',
    '"2026-02-30"',
    '"9999-12-31"',
    '"\\u0000"',
    '"\\ud800"',
    JSON.stringify('x'.repeat(100_000)),
  ],
  [
    '[]',
    '{}',
    '[null]',
    '{"a": {}}',
    '[[]]',
    '{"a": null}',
    '[{}]',
    '{"length": 1}',
    '["text"]',
    '{"toJSON": 1}',
  ],
];

/** With CONTRA_EVERY_VALUE each field is given every value, which takes minutes. */
const SHARES = process.env['CONTRA_EVERY_VALUE'] === undefined ? 3 : 1;

/**
 * The values for one of a request's fields: null, and of each kind every third, beginning elsewhere than the field before.
 * So a field is given at least three of each kind, and a request every value, in one field or another.
 */
function valuesFor(place: number, fields: number): string[] {
  const shares = Math.min(SHARES, fields);
  return ['null', ...VALUES.flatMap((kind) => kind.filter((_, i) => (i + place) % shares === 0))];
}

describe.each(SHAPES.map((shape) => [shape.name, shape] as const))('in %s', (_, shape) => {
  it('the request is right as it stands', async () => {
    const answer = await shape.send(books, JSON.stringify(shape.body));
    expect(answer.text).not.toContain('"errors"');
    expect([200, 201]).toContain(answer.status);
  });

  it('null means the same as absent, or is refused by name', async () => {
    const place = shape.at.reduce<unknown>(
      (inner, key) => (inner as Record<string, unknown>)[key],
      shape.body,
    );
    for (const field of fieldsOf(shape).filter((each) => !(each in (place as object)))) {
      const answer = await shape.send(books, withField(shape, field, 'null'));
      if (shape.neverNull?.includes(field)) {
        const { errors } = expectProblem(answer);
        expect({ field, status: answer.status, named: errors?.[0].field }).toEqual({
          field,
          status: 400,
          named: field,
        });
      } else
        expect({ field, text: answer.text, succeeded: answer.status < 300 }).toMatchObject({
          succeeded: true,
        });
    }
  });

  it('no field brings the service down, whatever it holds', async () => {
    const fields = fieldsOf(shape);
    for (const [place, field] of fields.entries())
      await Promise.all(
        valuesFor(place, fields.length).map(async (value) => {
          const answer = await shape.send(books, withField(shape, field, value));
          if (answer.status < 400) return;
          const { status } = expectProblem(answer);
          expect({ field, value: value.slice(0, 30), fault: status >= 500 }).toMatchObject({ fault: false });
        }),
      );
  }, 120_000);
});

it('meets every field with values of each kind, and every request with every value', () => {
  for (const fields of [1, 2, 3, 4, 30]) {
    const given = Array.from({ length: fields }, (_, place) => valuesFor(place, fields));
    expect(new Set(given.flat()).size).toBe(1 + VALUES.flat().length);
    for (const values of given)
      expect(VALUES.every((kind) => kind.filter((each) => values.includes(each)).length >= 3)).toBe(true);
  }
});

it('leaves balanced books behind', async () => {
  expect(Object.keys(await books.balances()).length).toBeGreaterThan(2);
});
