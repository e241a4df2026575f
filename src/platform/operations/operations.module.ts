import { Global, Module } from '@nestjs/common';
import { TerminusModule } from '@nestjs/terminus';
import { Connections } from './connections';
import { Draining } from './draining';
import { HealthController } from './health.controller';
import { AllMetrics } from './all-metrics';
import { Metrics } from './metrics';
import { MetricsController } from './metrics.controller';

@Global()
@Module({
  imports: [TerminusModule.forRoot({ logger: false })],
  controllers: [HealthController, MetricsController],
  providers: [AllMetrics, Connections, Draining, Metrics],
  exports: [Draining, Metrics],
})
export class OperationsModule {}
