import type { INestApplication } from '@nestjs/common';

/** What the operator's probes call stands beside the API, everything else below its version. */
export function prefixRoutes(app: INestApplication): void {
  app.setGlobalPrefix('api/v1', { exclude: ['health/live', 'health/ready', 'metrics'] });
}
