import { Controller, Get, Res } from '@nestjs/common';
import { ApiOperation, ApiProduces, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { Public } from '../access/scopes';
import { Problems } from '../errors/problems.decorator';
import { AllMetrics } from './all-metrics';

@ApiTags('Operations')
@Public()
@Controller('metrics')
export class MetricsController {
  constructor(private readonly metrics: AllMetrics) {}

  @Get()
  @ApiProduces('text/plain')
  @ApiOperation({ summary: 'Metrics in the Prometheus text format', operationId: 'metrics' })
  @Problems('unavailable')
  async show(@Res({ passthrough: true }) reply: FastifyReply): Promise<string> {
    void reply.header('Content-Type', this.metrics.contentType);
    return this.metrics.text();
  }
}
