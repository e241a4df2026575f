import type { Client } from 'pg';
import { sessionIn, undone } from '../../support/guards/breaches';
import { REFUSALS, type Refusal } from '../../support/guards/refusals.data';
import { createTradedDatabase, type TradedDatabase } from '../../support/traded-database';

/** Every refusal in the guards' functions, in its own words, so that each has a test that is about it alone. */
describe('The owner of the tables', () => {
  let database: TradedDatabase;
  let owner: Client;

  beforeAll(async () => {
    database = await createTradedDatabase();
    owner = await sessionIn(database.ownerUrl, database.ledgers[0]);
  });
  afterAll(async () => {
    await owner.end();
    await database.drop();
  });

  const words = ({ says }: Refusal): RegExp =>
    new RegExp(
      `^${says
        .split('%')
        .map((each) => each.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'))
        .join('.*')}$`,
    );

  for (const each of REFUSALS)
    it(`is refused by ${each.of}, by ${each.by}: ${each.says}`, async () => {
      expect(await undone(owner, each.sql, ({ message }) => message)).toMatch(words(each));
    });
});
