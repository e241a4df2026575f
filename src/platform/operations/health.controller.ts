import { Controller, Get } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import {
  HealthCheck,
  HealthCheckService,
  TypeOrmHealthIndicator,
  type HealthCheckResult,
} from '@nestjs/terminus';
import { DomainError } from '../../domain/errors';
import { Public } from '../access/scopes';
import { Draining } from './draining';

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
  live(): { status: 'ok' } {
    return { status: 'ok' };
  }

  @Get('ready')
  @HealthCheck({ swaggerDocumentation: false })
  @ApiOperation({ summary: 'Whether the service can take requests', operationId: 'healthReady' })
  ready(): Promise<HealthCheckResult> {
    if (this.draining.active) throw new DomainError('unavailable', 'The service is stopping.');
    return this.health.check([() => this.database.pingCheck('database', { timeout: 2000 })]);
  }
}
