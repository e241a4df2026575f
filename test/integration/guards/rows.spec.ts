import { CHECKS } from '../../support/guards/checks.data';
import { KEYS } from '../../support/guards/keys.data';
import { openOwner, type Breaches, type Owner, type Row } from '../../support/guards/breaches';
import { REFERENCES } from '../../support/guards/references.data';
import { REQUIRED } from '../../support/guards/required.data';
import { TABLES } from '../../support/guards/tables.data';
import { createTradedDatabase, type TradedDatabase } from '../../support/traded-database';

const [ABSENT, POINTS_NOWHERE, TWICE, FALSE] = ['23502', '23503', '23505', '23514'];
const NOT_OURS = '42501';

describe('The owner of the tables, with triggers off,', () => {
  let database: TradedDatabase;
  let owner: Owner;
  let theirs: Owner;

  beforeAll(async () => {
    database = await createTradedDatabase();
    owner = await openOwner(database);
    const [us, them] = database.ledgers;
    theirs = await openOwner({ ...database, ledgers: [them, us] });
  });
  afterAll(async () => {
    await Promise.all([owner.end(), theirs.end()]);
    await database.drop();
  });

  const refused = (breaches: Breaches, code: string) => {
    const cases = Object.entries(breaches).flatMap(([table, each]) =>
      Object.entries(each).map(([name, breach]) => ({ table, name, breach })),
    );
    it.each(cases)(`$table: $name`, async ({ table, name, breach }) => {
      expect(await owner.refusalOf(table, breach)).toBe(`${code} ${name}`);
    });
  };

  describe('writes no row of which a check is false:', () => refused(CHECKS, FALSE));
  describe('writes no row that points nowhere:', () => refused(REFERENCES, POINTS_NOWHERE));
  describe('writes no row twice:', () => refused(KEYS, TWICE));

  describe('leaves nothing out that has to be there:', () => {
    const columns = Object.entries(REQUIRED).flatMap(([table, each]) =>
      each.map((column) => ({ table, column })),
    );
    it.each(columns)('$table: $column', async ({ table, column }) => {
      expect(await owner.refusalOf(table, { [column]: null })).toBe(`${ABSENT} ${column}`);
    });
  });

  it.each(Object.keys(TABLES))('writes no row of another organisation: %s', async (table) => {
    const [row] = theirs.rowsOf(table);
    expect(await owner.refusalOf(table, row as Row)).toBe(NOT_OURS);
  });

  it.each([
    ['money_amount', '-0.01', 'money_amount_check'],
    ['money_amount', '1e15', 'money_amount_check'],
    ['money_amount', '0.00001', 'money_amount_check'],
    ['signed_amount', '-1e15', 'signed_amount_check'],
    ['signed_amount', '1e15', 'signed_amount_check'],
    ['signed_amount', '-0.00001', 'signed_amount_check'],
    ['currency_code', 'gbp', 'currency_code_check'],
    ['currency_code', 'GBPX', 'currency_code_check'],
  ])('makes no %s of %s', async (domain, value, name) => {
    expect(await owner.refusalOf('ledgers', `SELECT '${value}'::${domain}`)).toBe(`${FALSE} ${name}`);
  });
});
