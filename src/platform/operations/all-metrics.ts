import { Injectable } from '@nestjs/common';
import { DomainError } from '../../domain/errors';
import { Neighbours } from '../neighbours/neighbours';
import { Metrics } from './metrics';

/** What /metrics shows: the measurements of the service, which are those of all its workers together. */
@Injectable()
export class AllMetrics {
  constructor(
    private readonly metrics: Metrics,
    private readonly neighbours: Neighbours,
  ) {
    neighbours.measure(() => metrics.registry.getMetricsAsJSON());
  }

  get contentType(): string {
    return this.metrics.registry.contentType;
  }

  /** @throws DomainError `unavailable` when the other workers cannot be asked: those of one alone would mislead. */
  async text(): Promise<string> {
    if (!this.neighbours.exist) return this.metrics.registry.metrics();
    return this.neighbours.metricsOfAll().catch(() => {
      throw new DomainError('unavailable', 'The metrics of the workers could not be gathered.');
    });
  }
}
