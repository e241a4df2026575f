import { Cleanup } from './cleanup';

export const print = (text = ''): void => void process.stdout.write(`${text}\n`);

/** Prints with the seconds since it was made. */
export function timedPrint(): (text: string) => void {
  const started = Date.now();
  return (text) => print(`${((Date.now() - started) / 1000).toFixed(1).padStart(7)} s  ${text}`);
}

/**
 * A program that starts others: cleans up however it ends, and fails with what went wrong, unless it was interrupted, or
 * when it answers false.
 */
export function run(main: (cleanup: Cleanup) => Promise<unknown>): void {
  const cleanup = new Cleanup();
  void Promise.resolve()
    .then(() => main(cleanup))
    .then((passed) => {
      if (passed === false) process.exitCode = 1;
    })
    .catch((error: unknown) => {
      if (cleanup.begun) return;
      process.stderr.write(`${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`);
      process.exitCode = 1;
    })
    .finally(() => cleanup.run().then(() => process.exit()));
}
