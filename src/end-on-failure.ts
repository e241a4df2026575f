import { ConfigError } from './platform/config/config';

/** A start that fails ends the process, with what the operator needs to know: for wrong settings, no stack. */
export function endOnFailure(start: Promise<void>): void {
  start.catch((error: unknown) => {
    const text =
      error instanceof ConfigError
        ? error.message
        : error instanceof Error
          ? (error.stack ?? error.message)
          : String(error);
    process.stderr.write(`${text}\n`);
    process.exit(1);
  });
}
