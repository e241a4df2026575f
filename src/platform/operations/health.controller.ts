import { Controller, Get } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import {
  HealthCheck,
  HealthCheckService,
  TypeOrmHealthIndicator,
  type HealthCheckResult,
} from '@nestjs/terminus';
import { DomainError } from '../../domain/errors';
import { Public } from '../access/scopes';
import { Problems } from '../errors/problems.decorator';
import { Draining } from './draining';

const healthy = {
  type: 'object',
  required: ['status'],
  properties: { status: { type: 'string', enum: ['ok'] } },
  additionalProperties: true,
};

@ApiTags('Operations')
@Public()
@Controller('health')
export class HealthController {
  constructor(
    private readonly health: HealthCheckService,
    private readonly database: TypeOrmHealthIndicator,
    private readonly draining: Draining,
  ) {}

  @Get('live')
  @ApiOperation({ summary: 'Whether the process runs', operationId: 'healthLive' })
  @ApiOkResponse({ schema: healthy })
  live(): { status: 'ok' } {
    return { status: 'ok' };
  }

  @Get('ready')
  @HealthCheck({ swaggerDocumentation: false })
  @ApiOperation({ summary: 'Whether the service can take requests', operationId: 'healthReady' })
  @ApiOkResponse({ schema: healthy })
  @Problems('unavailable')
  ready(): Promise<HealthCheckResult> {
    if (this.draining.active) throw new DomainError('unavailable', 'The service is stopping.');
    return this.health.check([() => this.database.pingCheck('database', { timeout: 2000 })]);
  }
}
