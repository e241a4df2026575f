import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { Cleanup } from '../../bench/harness/cleanup';
import { fuzz } from '../../fuzz/run';
import { startTarget } from '../../fuzz/world/start-target';
import { createTestDatabase, dataDirOf } from '../support/test-database';

const ROOT = join(__dirname, '../..');
const DIST = join(ROOT, 'dist');
/** A share of what `npm run fuzz` sends. */
const OPTIONS = { requests: 2500, seed: 20_261_121, connections: 8, only: [] };

const cleanup = new Cleanup();
afterAll(() => cleanup.run());

it('whatever is sent, the service answers as it documents, keeps running, and changes nothing by what it refuses', async () => {
  if (!existsSync(join(DIST, 'src/main.js'))) throw new Error('build the service: npm run build');
  const database = await createTestDatabase();
  cleanup.add(() => database.drop());
  // On a server given by DATABASE_URL the owner is whom there is to ask.
  const superUrl = database.superUrl ?? database.ownerUrl;
  const target = await startTarget({ ...database, superUrl, folder: dataDirOf(database) }, DIST, cleanup);
  const said: string[] = [];
  const found = await fuzz(target, OPTIONS, { root: ROOT, say: (line) => said.push(line) });
  if (found.length > 0) throw new Error([...said, ...found].join('\n'));
  // Much was refused and much was done, or neither would mean anything.
  expect(said.join('\n')).toMatch(/2xx: \d{3,} /);
  expect(said.join('\n')).toMatch(/4xx: \d{4,} /);
}, 300_000);
