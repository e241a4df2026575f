import { resolve } from 'node:path';
import { print, run } from '../bench/harness/program';
import { readOptions } from './options';
import { fuzz } from './run';
import { startDatabase, startTarget } from './world/start-target';

const started = Date.now();
const say = (line: string): void =>
  print(`${((Date.now() - started) / 1000).toFixed(1).padStart(7)} s  ${line}`);

/** The program stands in dist, beside the service that it starts. */
const DIST = resolve(__dirname, '..');

run(async (cleanup) => {
  const options = readOptions(process.argv.slice(2));
  const { requests, seed } = options;
  say(`seed ${seed}: repeat with npm run fuzz -- --requests ${requests} --seed ${seed}`);
  const target = await startTarget(await startDatabase(cleanup), DIST, cleanup);
  const found = await fuzz(target, options, { root: resolve(DIST, '..'), say });
  if (found.length > 0) process.exitCode = 1;
  say([`${found.length === 0 ? 'Nothing found' : 'Found'} (seed ${seed})`, ...found].join('\n'));
});
