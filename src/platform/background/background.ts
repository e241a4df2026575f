import {
  Inject,
  Injectable,
  Logger,
  type BeforeApplicationShutdown,
  type OnApplicationBootstrap,
} from '@nestjs/common';
import type { Config } from '../config/config';
import { CONFIG } from '../config/config.token';
import { Neighbours } from '../neighbours/neighbours';
import { Loop } from './loop';

export interface BackgroundTask {
  readonly name: string;
  /** From the end of a round to the beginning of the next. */
  readonly everyMs: number;
  /** The least time between two rounds, however often the task is woken. */
  readonly restMs?: number;
  /** Also in a service whose BACKGROUND_WORK is off. */
  readonly everywhere?: boolean;
  /** A round; answers true if there is more to do at once. What it throws is logged, and the next round tries again. */
  run(): Promise<unknown>;
  /** Waits for what rounds have left going. */
  finish?(): Promise<void>;
}

/** What is left of a stop's time when `lastCall` goes out: for outcomes to be written down. */
const MOST_LAST_MS = 3000;

/**
 * What the service does without being asked: each task by a timer of its own, from the start of the service on. A stop
 * waits for the rounds that are under way, for SHUTDOWN_TIMEOUT_SECONDS at most.
 */
@Injectable()
export class Background implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private readonly logger = new Logger('background');
  private readonly loops = new Map<string, Loop>();
  private readonly ending = new AbortController();
  private started = false;
  private stopped = false;

  constructor(
    @Inject(CONFIG) private readonly config: Pick<Config, 'backgroundWork' | 'shutdownTimeoutSeconds'>,
    private readonly neighbours: Neighbours,
  ) {
    neighbours.listen('wake', (name) => this.wakeHere(name));
  }

  /** A task with many rounds inside of one asks this between them. */
  get stopping(): boolean {
    return this.stopped;
  }

  /**
   * Aborts shortly before a stop gives up waiting. What waits for others (a mail server, say, which may take longer than a
   * stop) had better note now that it has no answer, than be ended in the middle and leave nobody to know.
   */
  get lastCall(): AbortSignal {
    return this.ending.signal;
  }

  /** Call it in onModuleInit. */
  add(task: BackgroundTask): void {
    if (this.loops.has(task.name)) throw new Error(`there is a task ${task.name} already`);
    const loop = new Loop(task);
    this.loops.set(task.name, loop);
    if (this.started) this.begin(loop);
  }

  /**
   * Has a task run soon, here or in the worker beside this one that does such work. Many calls make one round; a task that
   * is not there, or off, stays so.
   */
  wake(name: string): void {
    this.wakeHere(name);
    if (!this.config.backgroundWork) this.neighbours.tell('wake', name);
  }

  /** For tests: runs all tasks, or those named, until none has more to do. What a round throws is thrown. */
  async settle(...names: string[]): Promise<void> {
    const chosen = names.length === 0 ? [...this.loops.values()] : names.map((name) => this.named(name));
    for (let more = true; more && !this.stopped;) {
      more = false;
      for (const loop of chosen) more = (await loop.settle()) || more;
    }
  }

  onApplicationBootstrap(): void {
    this.started = true;
    for (const loop of this.loops.values()) this.begin(loop);
  }

  async beforeApplicationShutdown(): Promise<void> {
    this.stopped = true;
    const stopped = Promise.all([...this.loops.values()].map((loop) => loop.stop()));
    const timeMs = this.config.shutdownTimeoutSeconds * 1000;
    const lastCall = setTimeout(() => this.ending.abort(), timeMs - Math.min(MOST_LAST_MS, timeMs / 2));
    let timer: NodeJS.Timeout | undefined;
    const late = new Promise<'late'>((resolve) => {
      timer = setTimeout(() => resolve('late'), timeMs);
    });
    if ((await Promise.race([stopped, late])) === 'late')
      this.logger.warn('work in the background had not finished: ending without it');
    clearTimeout(timer);
    clearTimeout(lastCall);
  }

  private wakeHere(name: string): void {
    if (!this.stopped) this.loops.get(name)?.wake();
  }

  private begin(loop: Loop): void {
    if (!this.stopped && (this.config.backgroundWork || loop.task.everywhere === true)) loop.start();
  }

  private named(name: string): Loop {
    const loop = this.loops.get(name);
    if (!loop) throw new Error(`there is no task ${name}; there are ${[...this.loops.keys()].join(', ')}`);
    return loop;
  }
}
