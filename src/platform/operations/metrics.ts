import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { collectDefaultMetrics, Counter, Gauge, Histogram, Registry } from 'prom-client';
import { DataSource } from 'typeorm';
import { poolOf } from '../database/broken-connections';

/** The process's metrics, in a registry of their own so that several services can live in one process. */
@Injectable()
export class Metrics {
  readonly registry = new Registry();
  readonly requests = new Histogram({
    name: 'contra_http_request_duration_seconds',
    help: 'Requests by route, method and status',
    labelNames: ['method', 'route', 'status'],
    buckets: [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10],
    registers: [this.registry],
  });
  readonly postings = new Counter({
    name: 'contra_journal_entries_posted_total',
    help: 'Journal entries committed, by source',
    labelNames: ['source'],
    registers: [this.registry],
  });
  readonly groups = new Histogram({
    name: 'contra_posting_group_size',
    help: 'Requests that were committed together',
    buckets: [1, 2, 4, 8, 16, 32, 64, 128, 256, 500],
    registers: [this.registry],
  });
  readonly unsealedEntries = new Gauge({
    name: 'contra_journal_unsealed_entries',
    help: 'Journal entries that were not sealed yet when this instance last looked',
    aggregator: 'max',
    registers: [this.registry],
  });

  constructor(@InjectDataSource() dataSource: DataSource) {
    collectDefaultMetrics({ register: this.registry });
    const pool = poolOf(dataSource);
    new Gauge({
      name: 'contra_database_pool',
      help: 'Connections of the request pool by state',
      labelNames: ['state'],
      registers: [this.registry],
      collect() {
        this.set({ state: 'in_use' }, pool.totalCount - pool.idleCount);
        this.set({ state: 'idle' }, pool.idleCount);
        this.set({ state: 'waiting' }, pool.waitingCount);
      },
    });
  }

  /** `count` tells how many requests wait to be posted together with others, and how many are being committed. */
  observePosting(count: () => { readonly waiting: number; readonly committing: number }): void {
    new Gauge({
      name: 'contra_posting_requests',
      help: 'Requests that are posted together with others, by state',
      labelNames: ['state'],
      registers: [this.registry],
      collect() {
        const { waiting, committing } = count();
        this.set({ state: 'waiting' }, waiting);
        this.set({ state: 'committing' }, committing);
      },
    });
  }
}
