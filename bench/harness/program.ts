import { Cleanup } from './cleanup';

export const print = (text = ''): void => void process.stdout.write(`${text}\n`);

/** A measurement as a program: cleans up however it ends, and fails with what went wrong, unless it was interrupted. */
export function run(main: (cleanup: Cleanup) => Promise<void>): void {
  const cleanup = new Cleanup();
  void Promise.resolve()
    .then(() => main(cleanup))
    .catch((error: unknown) => {
      if (cleanup.begun) return;
      process.stderr.write(`${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`);
      process.exitCode = 1;
    })
    .finally(() => cleanup.run());
}
