import * as fc from 'fast-check';
import { Client } from 'pg';
import { Decimal } from '../../src/domain/money/decimal';
import { insertStatement } from '../../src/platform/database/insert-statement';
import { TABLES, type TableName } from '../../src/platform/database/tables.data';
import { type Row, WriteSet } from '../../src/platform/database/write-set';
import { startTestApp, type TestApp } from '../support/app';
import { storableTexts } from '../support/storable-texts';

const text = storableTexts(12);
const amount = fc
  .tuple(fc.bigInt({ min: -(10n ** 17n), max: 10n ** 17n }), fc.integer({ min: 0, max: 9 }))
  .map(([digits, scale]) => new Decimal(digits.toString()).div(new Decimal(10).pow(scale)));
const day = fc
  .date({ min: new Date('1990-01-01'), max: new Date('2199-12-31'), noInvalidDate: true })
  .map((each) => each.toISOString().slice(0, 10));
const json = fc.oneof(
  text,
  fc.boolean(),
  fc.dictionary(text, fc.oneof(text, fc.integer(), fc.boolean(), fc.array(text, { maxLength: 3 })), {
    maxKeys: 4,
    noNullPrototype: true,
  }),
  fc.array(fc.record({ code: text, amount: fc.constant('1.50') }), { maxLength: 3 }),
);

/** Values of a column of this type, as services put them into a row. */
const VALUES: Readonly<Record<string, fc.Arbitrary<unknown>>> = {
  uuid: fc.uuid(),
  text,
  smallint: fc.integer({ min: -32768, max: 32767 }),
  int: fc.integer({ min: -2147483648, max: 2147483647 }),
  bigint: fc.maxSafeInteger(),
  boolean: fc.boolean(),
  date: day,
  timestamptz: fc.date({
    min: new Date('1990-01-01'),
    max: new Date('2199-12-31'),
    noInvalidDate: true,
  }),
  numeric: fc.oneof(amount, amount.map(String)),
  json,
  jsonb: json,
  bytea: fc.uint8Array({ maxLength: 20 }).map((bytes) => `\\x${Buffer.from(bytes).toString('hex')}`),
  'text[]': fc.array(text, { maxLength: 4 }),
  'numeric[]': fc.array(amount, { maxLength: 4 }),
};

const READ_AS: Readonly<Record<string, string>> = { date: 'text', 'numeric[]': 'text[]' };

/** What is read back, in a form that can be compared. */
function plain(value: unknown, type: string): unknown {
  if (value === null || value === undefined) return null;
  if (type === 'numeric[]') return (value as string[]).map((each) => new Decimal(each).toFixed());
  if (type === 'numeric') return new Decimal(value as string).toFixed();
  if (type === 'bigint') return BigInt(value as string);
  if (type === 'timestamptz') return (value as Date).toISOString();
  return value;
}

const rowsOf = (name: TableName): fc.Arbitrary<Row[]> => {
  const columns = Object.entries<string>(TABLES[name]);
  const column = (type: string) => fc.option(VALUES[type] ?? fc.constant(null), { freq: 4 });
  return fc.integer({ min: 1, max: 7 }).chain((rows) =>
    fc
      .tuple(
        ...columns.map(([, type]) =>
          fc.oneof(
            fc.array(column(type), { minLength: rows, maxLength: rows }),
            column(type).map((value) => Array<unknown>(rows).fill(value)),
          ),
        ),
      )
      .map((values) =>
        Array.from({ length: rows }, (_, row) =>
          Object.fromEntries(columns.map(([column], i) => [column, values[i]?.[row]])),
        ),
      ),
  );
};

/** Without those that take no second row of a key: they need their index for it. */
const PLAIN_TABLES = (Object.keys(TABLES) as TableName[]).filter(
  (name) => !['jobs', 'archived_files'].includes(name),
);

/** Into tables of the same columns without any rule: what counts here is that each value arrives. */
describe('What is staged', () => {
  let app: TestApp;
  let client: Client;

  beforeAll(async () => {
    app = await startTestApp();
    client = new Client({ connectionString: app.database.ownerUrl });
    await client.connect();
    await client.query('SET search_path = pg_temp, pg_catalog, public');
  });
  afterAll(async () => {
    await client.end();
    await app.close();
  });

  it.each(PLAIN_TABLES)('arrives as it was: %s', async (name) => {
    const columns = Object.entries<string>(TABLES[name]);
    const read = columns.map(([column, type]) => `${column}::${READ_AS[type] ?? type}`).join(', ');
    await client.query(
      `CREATE TEMPORARY TABLE ${name} (nr int GENERATED ALWAYS AS IDENTITY, ${columns.map((column) => column.join(' ')).join(', ')})`,
    );
    await fc.assert(
      fc.asyncProperty(
        rowsOf(name),
        rowsOf(name),
        fc.constantFrom(0, 1000),
        async (first, second, enough) => {
          const writers = [first, second].map((rows) => {
            const writes = new WriteSet();
            for (const row of rows) writes.insert(name, row);
            return { organisationId: 'of-no-matter', writes };
          });
          const statement = insertStatement(writers, enough);
          if (!statement) throw new Error('nothing is inserted');
          await client.query(statement);
          const found = await client.query<Row>(`SELECT ${read} FROM ${name} ORDER BY nr`);
          await client.query(`DELETE FROM ${name}`);
          const plainly = (rows: readonly Row[]) =>
            rows.map((row) => columns.map(([column, type]) => plain(row[column], type)));
          expect(plainly(found.rows)).toEqual(
            plainly([...first, ...second]).map((row) =>
              row.map((value, i) => (columns[i]?.[1] === 'bytea' ? bytesOf(value) : value)),
            ),
          );
        },
      ),
      { numRuns: 12 },
    );
  });
});

const bytesOf = (value: unknown): Buffer | null =>
  typeof value === 'string' ? Buffer.from(value.slice(2), 'hex') : null;
