import { Injectable, Logger, type OnApplicationShutdown, type OnModuleInit } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource } from 'typeorm';
import { advance, forget, type Ask } from './advance';

const EVERY_MS = 10_000;
/** Fewer are summed from their lines without anybody noticing. */
const ENTRIES_BEHIND = 1000;
const ORGANISATIONS_AT_ONCE = 50;

/**
 * Keeps the sums of the journals close behind them, in the background: posting pays nothing for it. Every instance may do
 * so at once. A report is right wherever the sums stand, only slower when they are far behind.
 */
@Injectable()
export class Rollup implements OnModuleInit, OnApplicationShutdown {
  private readonly logger = new Logger('rollup');
  private timer: NodeJS.Timeout | null = null;
  private running: Promise<void> | null = null;
  private stopped = false;

  constructor(@InjectDataSource() private readonly dataSource: DataSource) {}

  onModuleInit(): void {
    this.timer = setInterval(() => {
      this.running ??= this.sweep().finally(() => (this.running = null));
    }, EVERY_MS);
    this.timer.unref();
  }

  async onApplicationShutdown(): Promise<void> {
    this.stopped = true;
    if (this.timer) clearInterval(this.timer);
    await this.running;
  }

  /** Adds up what is not yet. */
  async advance(organisationId: string): Promise<void> {
    while (!this.stopped && (await this.inTransaction(organisationId, advance)));
  }

  /** Makes the sums again from the lines. Reports meanwhile read the old ones, or the lines themselves. */
  async rebuild(organisationId: string): Promise<void> {
    await this.inTransaction(organisationId, forget);
    await this.advance(organisationId);
  }

  private async sweep(): Promise<void> {
    try {
      const behind = await this.dataSource.query<{ id: string }[]>(
        `SELECT rollups_behind AS id FROM rollups_behind($1, $2)`,
        [ENTRIES_BEHIND, ORGANISATIONS_AT_ONCE],
      );
      for (const { id } of behind) await this.advance(id);
    } catch (error) {
      if (!this.stopped) this.logger.warn({ err: error }, 'the sums of the journal were not brought forward');
    }
  }

  private inTransaction<T>(
    organisationId: string,
    work: (ask: Ask, organisationId: string) => Promise<T>,
  ): Promise<T> {
    return this.dataSource.transaction(async (manager) => {
      await manager.query(`SELECT set_config('contra.organisation_id', $1, true)`, [organisationId]);
      return work((sql, params) => manager.query(sql, [...params]), organisationId);
    });
  }
}
