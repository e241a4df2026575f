import { Cleanup } from '../bench/harness/cleanup';
import { readOptions } from './options';
import { run } from './run';

const started = Date.now();
const say = (line: string): void =>
  console.log(`${((Date.now() - started) / 1000).toFixed(1).padStart(7)} s  ${line}`);

const cleanup = new Cleanup();
Promise.resolve()
  .then(() => run(readOptions(process.argv.slice(2)), cleanup, say))
  .then((holds) => {
    if (!holds) process.exitCode = 1;
  })
  .catch((error: unknown) => {
    if (cleanup.begun) return;
    process.exitCode = 1;
    process.stderr.write(`${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`);
  })
  .finally(() => cleanup.run().then(() => process.exit()));
