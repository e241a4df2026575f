import { Injectable, type OnModuleInit } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { Gauge } from 'prom-client';
import { DataSource } from 'typeorm';
import { Background } from '../background/background';
import { Clock } from '../clock';
import { Metrics } from '../operations/metrics';
import { Jobs } from './jobs';

const EVERY_MS = 15_000;

interface Waiting {
  /** Null for the events that have not been relayed. */
  readonly kind: string | null;
  readonly waiting: number;
  readonly since: Date | null;
}

/**
 * What waits to be done, of all organisations, for /metrics. Looked up from time to time, not when somebody asks, and in
 * services that leave the work to workers too: workers answer no requests.
 */
@Injectable()
export class WorkLag implements OnModuleInit {
  private readonly events: Gauge;
  private readonly due: Gauge<'kind'>;
  private readonly oldest: Gauge<'kind'>;

  constructor(
    metrics: Metrics,
    private readonly jobs: Jobs,
    private readonly background: Background,
    private readonly clock: Clock,
    @InjectDataSource() private readonly dataSource: DataSource,
  ) {
    const registers = [metrics.registry];
    this.events = new Gauge({
      name: 'contra_outbox_lag_events',
      help: 'Events that have not been relayed to their subscribers, when this instance last looked',
      aggregator: 'max',
      registers,
    });
    this.due = new Gauge({
      name: 'contra_jobs_due',
      help: 'Jobs that are due and in no hands, by kind, when this instance last looked',
      aggregator: 'max',
      labelNames: ['kind'],
      registers,
    });
    this.oldest = new Gauge({
      name: 'contra_jobs_oldest_due_seconds',
      help: 'For how long the oldest of them has been due',
      aggregator: 'max',
      labelNames: ['kind'],
      registers,
    });
  }

  onModuleInit(): void {
    this.background.add({ name: 'work-lag', everyMs: EVERY_MS, everywhere: true, run: () => this.look() });
  }

  private async look(): Promise<void> {
    const now = this.clock.now();
    const rows = await this.dataSource.query<Waiting[]>(`SELECT kind, waiting, since FROM work_behind($1)`, [
      now,
    ]);
    this.due.reset();
    this.oldest.reset();
    const none = this.jobs.kinds.map((kind): Waiting => ({ kind, waiting: 0, since: null }));
    for (const { kind, waiting, since } of [...none, ...rows]) {
      if (kind === null) {
        this.events.set(waiting);
        continue;
      }
      this.due.set({ kind }, waiting);
      this.oldest.set({ kind }, since === null ? 0 : (now.getTime() - since.getTime()) / 1000);
    }
  }
}
