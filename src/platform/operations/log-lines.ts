import pino, { type DestinationStream } from 'pino';

/** A pipe takes so much at a time without mixing it with what another process writes; longer pieces are whole lines, cut. */
const PIPE_BYTES = 4096;
const ENOUGH_BYTES = 2048;
const SOON_MS = 50;
const AT_ONCE = pino.levels.values['warn'] ?? Infinity;

type Output = ReturnType<typeof pino.destination>;

/**
 * Lines that come at the same time are written together, as each write is a call of the system and wakes a thread: at the latest 50 ms
 * after the first of them, and at once with a warning or an error. What waits is written when the process ends.
 */
export class LogLines implements DestinationStream {
  /** Has pino tell the level of the line that it writes. */
  readonly [pino.symbols.needsMetadataGsym] = true;
  lastLevel = 0;
  private timer: NodeJS.Timeout | null = null;

  constructor(private readonly output: Output) {}

  /** `shared`: others write to it, too. */
  static toOutput({ shared }: { readonly shared: boolean }): LogLines {
    const atATime = shared ? { maxWrite: PIPE_BYTES } : {};
    return new LogLines(pino.destination({ sync: false, minLength: ENOUGH_BYTES, ...atATime }));
  }

  write(line: string): void {
    this.output.write(line);
    if (this.lastLevel >= AT_ONCE) this.output.flush();
    // Also then: what is being written may have to end first.
    this.timer ??= setTimeout(() => this.flush(), SOON_MS).unref();
  }

  private flush(): void {
    this.timer = null;
    this.output.flush();
  }
}
