import { Injectable } from '@nestjs/common';
import { Counter, Gauge, Histogram } from 'prom-client';
import { Metrics } from '../../../platform/operations/metrics';

@Injectable()
export class WebhookMetrics {
  readonly inFlight: Gauge;
  private readonly attempts: Counter<'outcome'>;
  private readonly lag: Histogram;

  constructor({ registry }: Metrics) {
    this.attempts = new Counter({
      name: 'contra_webhook_deliveries_total',
      help: 'Attempts to deliver webhooks, by what came of them: delivered, retrying or failed',
      labelNames: ['outcome'],
      registers: [registry],
    });
    this.lag = new Histogram({
      name: 'contra_webhook_delivery_lag_seconds',
      help: 'From an event to the attempt that delivered it',
      buckets: [0.1, 0.5, 1, 2, 5, 10, 60, 600, 3600, 86_400],
      registers: [registry],
    });
    this.inFlight = new Gauge({
      name: 'contra_webhooks_in_flight',
      help: 'Webhooks that this instance is sending at the moment',
      registers: [registry],
    });
  }

  note(outcome: 'delivered' | 'retrying' | 'failed', at: Date, happened: Date): void {
    this.attempts.inc({ outcome });
    if (outcome === 'delivered') this.lag.observe(Math.max(0, (at.getTime() - happened.getTime()) / 1000));
  }
}
