import { Global, Module, type DynamicModule } from '@nestjs/common';
import { AccessModule } from './access/access.module';
import { Background } from './background/background';
import { Clock } from './clock';
import type { Config } from './config/config';
import { CONFIG } from './config/config.token';
import { DatabaseModule } from './database/database.module';
import { GroupCommit } from './group-commit/group-commit';
import { GroupWriter } from './group-commit/group-writer';
import { StoredAnswers } from './idempotency/stored-answers';
import { AnswerPurge } from './idempotency/answer-purge';
import { Jobs } from './jobs/jobs';
import { WorkLag } from './jobs/work-lag';
import { Neighbours } from './neighbours/neighbours';
import { OperationsModule } from './operations/operations.module';
import { FreshEvents } from './outbox/fresh-events';
import { Relay } from './outbox/relay';
import { ListTotals } from './pagination/list-totals';

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
        Neighbours,
        Background,
        FreshEvents,
        Relay,
        Jobs,
        WorkLag,
        GroupCommit,
        GroupWriter,
        StoredAnswers,
        AnswerPurge,
        ListTotals,
      ],
      exports: [CONFIG, Clock, Neighbours, Background, FreshEvents, Relay, Jobs, GroupCommit, StoredAnswers],
    };
  }
}
