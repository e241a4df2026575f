import { Global, Module, type DynamicModule } from '@nestjs/common';
import { AccessModule } from './access/access.module';
import { Clock } from './clock';
import type { Config } from './config/config';
import { CONFIG } from './config/config.token';
import { DatabaseModule } from './database/database.module';
import { StoredAnswers } from './idempotency/stored-answers';
import { AnswerPurge } from './idempotency/answer-purge';
import { OperationsModule } from './operations/operations.module';

export interface PlatformSettings {
  readonly config: Config;
  /** Sessions of it work as the service's role. */
  readonly serviceUrl: string;
  readonly clock: Clock;
}

/** What serves every feature and knows none. */
@Global()
@Module({})
export class PlatformModule {
  static forRoot({ config, serviceUrl, clock }: PlatformSettings): DynamicModule {
    return {
      module: PlatformModule,
      imports: [DatabaseModule.forRoot(config, serviceUrl), AccessModule, OperationsModule],
      providers: [
        { provide: CONFIG, useValue: config },
        { provide: Clock, useValue: clock },
        StoredAnswers,
        AnswerPurge,
      ],
      exports: [CONFIG, Clock, StoredAnswers],
    };
  }
}
