import { readEvidence } from '../../mutation/evidence';
import { EXPLAINED } from '../../mutation/explained.data';
import { generated, generatedPart } from '../../mutation/report';
import { guardsOf } from '../../mutation/server';
import type { Guard } from '../../mutation/guard';
import { createTestDatabase, type TestDatabase } from '../../support/test-database';

/** When this fails: give the new guard a test, and run `npm run mutate:guards -- --missing` (docs/mutation.md). */
describe('The list of guards and the tests that miss them', () => {
  let database: TestDatabase;
  let guards: readonly Guard[];

  beforeAll(async () => {
    database = await createTestDatabase();
    guards = await guardsOf(database.ownerUrl);
  });
  afterAll(() => database.drop());

  it('has every guard that there is, and no other', () => {
    const evidence = readEvidence();
    expect(Object.keys(evidence).sort()).toEqual(guards.map(({ id }) => id).sort());
  });

  it('explains only guards that there are', () => {
    const ids = new Set(guards.map(({ id }) => id));
    expect(Object.keys(EXPLAINED).filter((id) => !ids.has(id))).toEqual([]);
  });

  it('is what docs/guards.md says', () => {
    expect(generatedPart()).toBe(generated(guards, readEvidence()));
  });
});
