import { Injectable, Logger, type OnApplicationShutdown, type OnModuleInit } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource } from 'typeorm';
import { Clock } from '../clock';

const HOUR_MS = 3_600_000;
const KEEP_MS = 48 * HOUR_MS;

/** Deletes stored answers after two days; the database refuses to delete any that is younger than one. */
@Injectable()
export class AnswerPurge implements OnModuleInit, OnApplicationShutdown {
  private readonly logger = new Logger('idempotency');
  private timer: NodeJS.Timeout | null = null;

  constructor(
    @InjectDataSource() private readonly dataSource: DataSource,
    private readonly clock: Clock,
  ) {}

  onModuleInit(): void {
    this.timer = setInterval(() => void this.purge(), HOUR_MS);
    this.timer.unref();
  }

  async purge(): Promise<void> {
    const olderThan = new Date(this.clock.now().getTime() - KEEP_MS);
    try {
      await this.dataSource.query(`SELECT purge_idempotency_keys($1)`, [olderThan]);
    } catch (error) {
      this.logger.warn({ err: error }, 'old idempotent answers were not purged');
    }
  }

  onApplicationShutdown(): void {
    if (this.timer) clearInterval(this.timer);
  }
}
