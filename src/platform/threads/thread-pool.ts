import { existsSync } from 'node:fs';
import { getEnvironmentData } from 'node:worker_threads';
import type { Piscina } from 'piscina';
import { DomainError } from '../../domain/errors';
import type { ThreadAnswer } from './in-thread';

/**
 * Under this name whoever runs the service from its TypeScript leaves the file that teaches Node to load it: a thread
 * starts without what its process was taught.
 */
export const TYPESCRIPT = 'contra: loads TypeScript';

export interface ThreadPoolOptions {
  /** What the work is called in errors: 'rendering'. */
  readonly name: string;
  /** The module that the threads run, with `inThread` as its default export; without its extension. */
  readonly file: string;
  /** At work at once. */
  readonly threads: number;
  /** Tasks that may wait for a thread; the next is refused. */
  readonly waiting: number;
  /** A task that takes longer is ended, and its thread with it. */
  readonly seconds: number;
  /** Of a thread's heap. */
  readonly megabytes: number;
  /** A thread without work for so long ends. */
  readonly idleSeconds: number;
}

/**
 * Work off the event loop, in threads that begin with the first task. A task that crashes or does not end takes only itself
 * and its thread along. What it refuses with a DomainError is refused here with the same.
 */
export class ThreadPool<Task, Result> {
  private pool: Promise<Piscina<Task, ThreadAnswer<Result>>> | undefined;
  private busy = 0;
  private closed = false;
  private readonly queue: (() => void)[] = [];

  constructor(private readonly options: ThreadPoolOptions) {}

  /** @throws DomainError `unavailable` when too many wait already, and when the task takes longer than it may. */
  async run(task: Task): Promise<Result> {
    await this.turn();
    try {
      return await this.perform(task);
    } finally {
      // The turn goes to the next that waits.
      const next = this.queue.shift();
      if (next) next();
      else this.busy -= 1;
    }
  }

  /** Ends the threads, whatever they are at. */
  async close(): Promise<void> {
    this.closed = true;
    await (await this.pool)?.destroy();
  }

  private async turn(): Promise<void> {
    const { name, threads, waiting } = this.options;
    if (this.closed || this.queue.length >= waiting)
      throw new DomainError('unavailable', `Too much ${name} is waiting. Try again in a moment.`);
    if (this.busy < threads) this.busy += 1;
    else await new Promise<void>((go) => this.queue.push(go));
  }

  private async perform(task: Task): Promise<Result> {
    const { name, seconds } = this.options;
    const pool = await (this.pool ??= this.start());
    const signal = AbortSignal.timeout(seconds * 1000);
    const answer = await pool.run(task, { signal }).catch((error: unknown) => {
      if (!signal.aborted) throw new Error(`The ${name} failed`, { cause: error });
      // More often a machine that is busy than a task that never ends: a later try may come in time.
      throw new DomainError(
        'unavailable',
        `The ${name} took longer than ${seconds} s. Try again in a moment.`,
      );
    });
    if ('result' in answer) return answer.result;
    const { code, message, details } = answer.refusal;
    throw new DomainError(code, message, details);
  }

  private async start(): Promise<Piscina<Task, ThreadAnswer<Result>>> {
    const { threads, megabytes, idleSeconds } = this.options;
    // Loaded with the first task. Its default export is the class, whatever its types say of `import()`.
    const { default: exported } = await import('piscina');
    const Pool = exported as unknown as typeof Piscina;
    const pool = new Pool<Task, ThreadAnswer<Result>>({
      ...this.module(),
      minThreads: 0,
      maxThreads: threads,
      idleTimeout: idleSeconds * 1000,
      resourceLimits: { maxOldGenerationSizeMb: megabytes },
      // A thread that waits for work sleeps in its event loop: tasks here take long, and are few.
      atomics: 'disabled',
    });
    // A thread that dies without a task has nobody to tell; the next task gets a new one.
    pool.on('error', () => undefined);
    return pool;
  }

  private module(): { filename: string; execArgv?: string[] } {
    const { file } = this.options;
    const hook = getEnvironmentData(TYPESCRIPT);
    if (typeof hook !== 'string' || !existsSync(`${file}.ts`)) return { filename: `${file}.js` };
    return { filename: `${file}.ts`, execArgv: ['--require', hook] };
  }
}
