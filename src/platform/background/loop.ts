import { Logger } from '@nestjs/common';
import type { BackgroundTask } from './background';

/** One task: its timer, and never more than one round of it at a time. */
export class Loop {
  private readonly logger: Logger;
  private timer: NodeJS.Timeout | undefined;
  private running: Promise<boolean> | null = null;
  private timed = false;
  private woken = false;
  private ended = -Infinity;

  constructor(readonly task: BackgroundTask) {
    this.logger = new Logger(task.name);
  }

  start(): void {
    this.timed = true;
    this.later(this.woken ? 0 : this.task.everyMs);
  }

  wake(): void {
    if (this.woken) return;
    this.woken = true;
    if (this.timed && !this.running) this.later(Math.max(0, this.ended + this.restMs - performance.now()));
  }

  /** Waits for what is under way; a round that was to come does not. */
  async stop(): Promise<void> {
    this.timed = false;
    clearTimeout(this.timer);
    await this.running?.catch(() => undefined);
    await this.task.finish?.();
  }

  /** One round, behind the one that is under way; whether there is more to do at once. */
  async settle(): Promise<boolean> {
    const more = await this.round();
    await this.task.finish?.();
    return more || this.woken;
  }

  private get restMs(): number {
    return this.task.restMs ?? 0;
  }

  private later(ms: number): void {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => void this.tick(), ms);
    this.timer.unref();
  }

  private async tick(): Promise<void> {
    let more = false;
    try {
      more = await this.round();
    } catch (error) {
      this.logger.warn({ err: error }, `${this.task.name}: a round failed; it is tried again`);
    }
    if (this.timed) this.later(more || this.woken ? this.restMs : this.task.everyMs);
  }

  private async round(): Promise<boolean> {
    while (this.running) await this.running.catch(() => undefined);
    this.woken = false;
    this.running = this.run();
    try {
      return await this.running;
    } finally {
      this.running = null;
      this.ended = performance.now();
    }
  }

  private async run(): Promise<boolean> {
    return (await this.task.run()) === true;
  }
}
