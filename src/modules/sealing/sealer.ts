import { Inject, Injectable, Logger, type OnModuleInit } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource } from 'typeorm';
import { Background } from '../../platform/background/background';
import { Clock } from '../../platform/clock';
import type { Config } from '../../platform/config/config';
import { CONFIG } from '../../platform/config/config.token';
import { UnitOfWork } from '../../platform/database/unit-of-work';
import { Metrics } from '../../platform/operations/metrics';
import { inBackground } from '../../platform/request-context/in-background';
import { sealNextBlock, type Sealing, type UnsealedLedger } from './seal-block';

const LEDGERS_A_LOOK = 1000;

interface Waiting extends UnsealedLedger {
  readonly unsealed: number;
}

/**
 * Seals in the background what has been posted, of all ledgers: a look every SEAL_INTERVAL_SECONDS, a transaction a block. Any
 * number of instances may do it at once, and one that dies leaves a block that is sealed or not.
 */
@Injectable()
export class Sealer implements OnModuleInit {
  private readonly logger = new Logger('sealing');
  /** Entries whose fault has been logged: once a process is enough. */
  private readonly told = new Set<string>();

  constructor(
    private readonly work: UnitOfWork,
    private readonly clock: Clock,
    private readonly metrics: Metrics,
    private readonly background: Background,
    @InjectDataSource() private readonly dataSource: DataSource,
    @Inject(CONFIG) private readonly config: Pick<Config, 'sealIntervalSeconds'>,
  ) {}

  onModuleInit(): void {
    const { sealIntervalSeconds: seconds } = this.config;
    if (seconds > 0)
      this.background.add({ name: 'sealing', everyMs: seconds * 1000, run: () => this.look() });
  }

  /** Seals everything that has been posted so far, in every ledger. */
  async sealAll(): Promise<void> {
    while ((await this.sealWaiting()).sealed);
  }

  /**
   * What is posted meanwhile waits for the next look, so that a ledger gets a block a look and not one for each entry. Whether
   * there were more ledgers than a look takes.
   */
  private async look(): Promise<boolean> {
    const { ledgers, sealed } = await this.sealWaiting();
    return sealed && ledgers === LEDGERS_A_LOOK;
  }

  private async sealWaiting(): Promise<{ ledgers: number; sealed: boolean }> {
    const waiting = await this.unsealed();
    let sealed = false;
    for (const ledger of waiting) {
      if (this.background.stopping) return { ledgers: 0, sealed: false };
      sealed = (await this.sealLedger(ledger)) || sealed;
    }
    return { ledgers: waiting.length, sealed };
  }

  private async unsealed(): Promise<Waiting[]> {
    const ledgers = await this.dataSource.query<Waiting[]>(
      `SELECT organisation_id AS "organisationId", organisation, base_currency AS "baseCurrency", unsealed
       FROM unsealed_ledgers($1)`,
      [LEDGERS_A_LOOK],
    );
    this.metrics.unsealedEntries.set(ledgers.reduce((sum, { unsealed }) => sum + unsealed, 0));
    return ledgers;
  }

  /** Answers whether any block was sealed. */
  private async sealLedger(ledger: Waiting): Promise<boolean> {
    let sealed = 0;
    while (sealed < ledger.unsealed && !this.background.stopping) {
      const sealing = await this.sealOne(ledger);
      if (sealing.outcome === 'refused') this.tell(ledger, sealing);
      if (sealing.outcome !== 'sealed') break;
      sealed += sealing.seal.entryCount;
    }
    return sealed > 0;
  }

  private async sealOne(ledger: UnsealedLedger): Promise<Sealing> {
    const ctx = inBackground('sealer', this.clock.now());
    const { organisationId } = ledger;
    return this.work.run(ctx, (tx) => sealNextBlock(tx, ledger, ctx.now), { organisationId, repeated: true });
  }

  private tell(ledger: UnsealedLedger, { entry, fault }: Sealing & { outcome: 'refused' }): void {
    const key = `${ledger.organisationId} ${entry}`;
    if (this.told.has(key)) return;
    this.told.add(key);
    this.logger.error(
      `the journal of ${ledger.organisation} is not sealed beyond entry ${entry - 1}: entry ${entry} ${fault}. Run npm run verify.`,
    );
  }
}
