import { Global, Module, type DynamicModule } from '@nestjs/common';
import { InjectDataSource, TypeOrmModule } from '@nestjs/typeorm';
import { DataSource } from 'typeorm';
import type { Config } from '../config/config';
import { outliveBrokenConnections, poolOf } from './broken-connections';
import { FreshLedgers } from './fresh-ledgers';
import { ExportPool, EXPORT_POOL_OPTIONS, type ExportPoolOptions } from './export-pool';
import { readPlainTypes } from './plain-types';
import { UnitOfWork } from './unit-of-work';
import { withSettings } from './urls';
import { writeTogether } from './write-together';

/** Whatever lies between forgets no connection that is kept idle for longer. */
const KEEP_ALIVE_MS = 60_000;

/** The connections of the service's role: one pool for requests, a small one of its own for exports. */
@Global()
@Module({})
export class DatabaseModule {
  constructor(@InjectDataSource() dataSource: DataSource) {
    outliveBrokenConnections(poolOf(dataSource));
    writeTogether(poolOf(dataSource));
  }

  static forRoot(config: Config, serviceUrl: string): DynamicModule {
    readPlainTypes();
    return {
      module: DatabaseModule,
      imports: [
        TypeOrmModule.forRoot({
          type: 'postgres',
          url: withSettings(serviceUrl, sessionSettings(config.statementTimeoutSeconds)),
          autoLoadEntities: true,
          synchronize: false,
          migrationsRun: false,
          logging: false,
          retryAttempts: 1,
          applicationName: 'contra',
          connectTimeoutMS: config.databaseWaitSeconds * 1000,
          extra: {
            max: config.databasePoolSize,
            idleTimeoutMillis: config.databaseIdleSeconds * 1000,
            keepAlive: true,
            keepAliveInitialDelayMillis: KEEP_ALIVE_MS,
            pipeline: true,
          },
        }),
      ],
      providers: [
        UnitOfWork,
        FreshLedgers,
        ExportPool,
        {
          provide: EXPORT_POOL_OPTIONS,
          useValue: {
            connectionString: withSettings(serviceUrl, sessionSettings(0)),
            max: config.exportPoolSize,
            stallSeconds: config.exportStallSeconds,
          } satisfies ExportPoolOptions,
        },
      ],
      exports: [UnitOfWork, FreshLedgers, ExportPool],
    };
  }
}

/**
 * Settings of each session. Plans are made for each execution, as a plan cached while a table was near empty would scan it
 * whole once it has grown; postings have a way of their own (see the unit of work). No query here is worth compiling.
 */
function sessionSettings(statementTimeoutSeconds: number): Record<string, string> {
  return {
    statement_timeout: `${statementTimeoutSeconds}s`,
    lock_timeout: '10s',
    idle_in_transaction_session_timeout: '60s',
    plan_cache_mode: 'force_custom_plan',
    jit: 'off',
    timezone: 'UTC',
  };
}
