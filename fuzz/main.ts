import { resolve } from 'node:path';
import { run, timedPrint } from '../bench/harness/program';
import { readOptions } from './options';
import { fuzz } from './run';
import { startDatabase, startTarget } from './world/start-target';

const say = timedPrint();

/** The program stands in dist, beside the service that it starts. */
const DIST = resolve(__dirname, '..');

run(async (cleanup) => {
  const options = readOptions(process.argv.slice(2));
  const { requests, seed } = options;
  say(`seed ${seed}: repeat with npm run fuzz -- --requests ${requests} --seed ${seed}`);
  const target = await startTarget(await startDatabase(cleanup), DIST, cleanup);
  const found = await fuzz(target, options, { root: resolve(DIST, '..'), say });
  say([`${found.length === 0 ? 'Nothing found' : 'Found'} (seed ${seed})`, ...found].join('\n'));
  return found.length === 0;
});
