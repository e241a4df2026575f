import { Inject, Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource } from 'typeorm';
import { LedgerContexts } from '../../platform/access/ledger-context';
import { Clock } from '../../platform/clock';
import type { Config } from '../../platform/config/config';
import { CONFIG } from '../../platform/config/config.token';
import { inBackground } from '../../platform/request-context/in-background';
import { ApiKeysService } from '../api-keys/api-keys.service';
import type { CreateOrganisationRequest } from './dto/organisation.dto';
import { OrganisationsService } from './organisations.service';

export interface DemoKeys {
  readonly organisationId: string;
  readonly liveKey: string;
  readonly testKey: string;
}

/** Any number that nothing else in the database locks. */
const DEMO_LOCK = 7_266_503;

/** With everything that its documents need. */
export const DEMO_ORGANISATION: CreateOrganisationRequest = {
  name: 'Demo Ltd',
  country: 'GB',
  baseCurrency: 'GBP',
  vatNumber: 'GB980780684',
  registrationNumber: '01234567',
  address: { line1: '1 Example Street', city: 'London', postalCode: 'EC1A 1AA' },
  documents: {
    email: 'accounts@demo.example',
    phone: '+44 20 7946 0000',
    contactName: 'Accounts department',
    bankAccount: { iban: 'GB33BUKB20201555555555', bic: 'BUKBGB22', accountName: 'Demo Ltd' },
    electronicAddress: { scheme: '9932', id: 'GB980780684' },
  },
};

/** Something to try at once: with an empty database, outside production and without a key of the operator's own. */
@Injectable()
export class DemoOrganisation {
  constructor(
    @Inject(CONFIG) private readonly config: Config,
    @InjectDataSource() private readonly dataSource: DataSource,
    private readonly clock: Clock,
    private readonly ledgers: LedgerContexts,
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
    const [any] = await this.dataSource.query<unknown[]>(`SELECT FROM list_organisations(NULL, NULL, 1)`);
    if (any) return null;
    const operator = inBackground('key_demo_setup', this.clock.now());
    const { id } = await this.organisations.create(operator, DEMO_ORGANISATION);
    const ctx = await this.ledgers.ofOrganisation(id, operator);
    const live = await this.keys.create(ctx, { name: 'Demo, live', mode: 'live', scopes: ['*'] });
    const test = await this.keys.create(ctx, { name: 'Demo, test', mode: 'test', scopes: ['*'] });
    return { organisationId: id, liveKey: live.key, testKey: test.key };
  }
}
