import { Inject, Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource } from 'typeorm';
import { Clock, dateIn } from '../../platform/clock';
import type { Config } from '../../platform/config/config';
import { CONFIG } from '../../platform/config/config.token';
import { newId } from '../../platform/ids';
import type {
  Caller,
  OperatorContext,
  OrganisationFacts,
  RequestContext,
} from '../../platform/request-context/request-context';
import { organisationFacts, type OrganisationRecord } from '../../platform/access/organisation-record';
import { ApiKeysService } from '../api-keys/api-keys.service';
import { OrganisationsService } from './organisations.service';

export interface DemoKeys {
  readonly organisationId: string;
  readonly liveKey: string;
  readonly testKey: string;
}

/** Any number that nothing else in the database locks. */
const DEMO_LOCK = 7_266_503;

const OPERATOR: Caller = {
  keyId: 'key_demo_setup',
  kind: 'staff',
  mode: 'live',
  scopes: ['*'],
  organisations: null,
};

/** Something to try at once: with an empty database, outside production and without a key of the operator's own. */
@Injectable()
export class DemoOrganisation {
  constructor(
    @Inject(CONFIG) private readonly config: Config,
    @InjectDataSource() private readonly dataSource: DataSource,
    private readonly clock: Clock,
    private readonly organisations: OrganisationsService,
    private readonly keys: ApiKeysService,
  ) {}

  /** Null when there is nothing to open it for. Of instances that start at once, one opens it. */
  async open(): Promise<DemoKeys | null> {
    if (this.config.nodeEnv === 'production' || this.config.bootstrapStaffKey !== undefined) return null;
    const turn = this.dataSource.createQueryRunner();
    try {
      await turn.query(`SELECT pg_advisory_lock($1)`, [DEMO_LOCK]);
      return await this.openIfEmpty().finally(() => turn.query(`SELECT pg_advisory_unlock($1)`, [DEMO_LOCK]));
    } finally {
      await turn.release();
    }
  }

  private async openIfEmpty(): Promise<DemoKeys | null> {
    const [any] = await this.dataSource.query<OrganisationRecord[]>(
      `SELECT * FROM list_organisations(NULL, NULL, 1)`,
    );
    if (any) return null;
    const now = this.clock.now();
    const operator: OperatorContext = {
      caller: OPERATOR,
      requestId: newId('req'),
      now,
      dry: false,
      test: false,
      organisation: null,
      idempotency: null,
    };
    const { id } = await this.organisations.create(operator, {
      name: 'Demo Ltd',
      country: 'GB',
      baseCurrency: 'GBP',
    });
    const [record] = await this.dataSource.query<OrganisationRecord[]>(
      `SELECT * FROM find_organisation($1)`,
      [id],
    );
    if (!record) throw new Error('the demo organisation was not found after it was opened');
    const ctx = inside(operator, organisationFacts(record));
    const live = await this.keys.create(ctx, { name: 'Demo, live', mode: 'live', scopes: ['*'] });
    const test = await this.keys.create(ctx, { name: 'Demo, test', mode: 'test', scopes: ['*'] });
    return { organisationId: id, liveKey: live.key, testKey: test.key };
  }
}

function inside(operator: OperatorContext, organisation: OrganisationFacts): RequestContext {
  return { ...operator, organisation, today: dateIn(organisation.timeZone, operator.now) };
}
