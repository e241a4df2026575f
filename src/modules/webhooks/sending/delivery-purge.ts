import { Injectable, type OnModuleInit } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource } from 'typeorm';
import { Background } from '../../../platform/background/background';
import { Clock } from '../../../platform/clock';

const HOUR_MS = 3_600_000;
const KEPT_MS = 30 * 24 * HOUR_MS;
const AT_ONCE = 1000;

/** Deliveries and their attempts are kept for 30 days after they have ended. The events stay for good. */
@Injectable()
export class DeliveryPurge implements OnModuleInit {
  constructor(
    private readonly background: Background,
    private readonly clock: Clock,
    @InjectDataSource() private readonly dataSource: DataSource,
  ) {}

  onModuleInit(): void {
    this.background.add({ name: 'webhook-purge', everyMs: HOUR_MS, run: () => this.purge() });
  }

  private async purge(): Promise<boolean> {
    const before = new Date(this.clock.now().getTime() - KEPT_MS);
    const [row] = await this.dataSource.query<{ gone: number }[]>(
      `SELECT purge_webhook_deliveries($1, $2) AS gone`,
      [before, AT_ONCE],
    );
    return row?.gone === AT_ONCE;
  }
}
