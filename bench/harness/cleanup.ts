import type { ChildProcess } from 'node:child_process';

type Step = () => void | Promise<void>;

/**
 * What a program has started, to be ended in reverse order: at its end, on an error, and (`signals`) on Ctrl-C or when
 * nobody reads any more what it prints.
 */
export class Cleanup {
  private readonly steps: Step[] = [];
  private running: Promise<void> | null = null;

  constructor({ signals = true }: { signals?: boolean } = {}) {
    if (!signals) return;
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
      process.on(signal, () => this.leave(130));
    }
    process.stdout.on('error', () => this.leave(1));
    process.stderr.on('error', () => undefined);
    process.on('uncaughtException', (error) => {
      process.stderr.write(`${error.stack ?? error.message}\n`);
      this.leave(1);
    });
  }

  /** True once it has begun: errors from then on are its consequence. */
  get begun(): boolean {
    return this.running !== null;
  }

  /** Throws when it is too late for anything new, which is ended at once. */
  add(step: Step): void {
    if (!this.running) {
      this.steps.push(step);
      return;
    }
    void Promise.resolve().then(step);
    throw new Error('the program is being stopped');
  }

  run(): Promise<void> {
    this.running ??= this.runAll();
    return this.running;
  }

  private leave(status: number): void {
    process.exitCode = status;
    void this.run().then(() => process.exit());
  }

  private async runAll(): Promise<void> {
    for (let step = this.steps.pop(); step; step = this.steps.pop()) {
      try {
        await step();
      } catch (error) {
        process.exitCode = 1;
        process.stderr.write(`Cleaning up: ${String(error)}\n`);
      }
    }
  }
}

/** Asks a process of ours to end, and makes it end when it does not within the time given. */
export async function endChild(child: ChildProcess, graceMs: number): Promise<void> {
  if (child.pid === undefined || child.exitCode !== null || child.signalCode !== null) return;
  const ended = new Promise<void>((done) => child.once('exit', () => done()));
  child.kill('SIGTERM');
  const late = setTimeout(() => child.kill('SIGKILL'), graceMs);
  await ended;
  clearTimeout(late);
}
