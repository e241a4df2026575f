import { Injectable, type OnModuleInit } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource } from 'typeorm';
import { Background } from '../../../platform/background/background';
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
export class Rollup implements OnModuleInit {
  constructor(
    @InjectDataSource() private readonly dataSource: DataSource,
    private readonly background: Background,
  ) {}

  onModuleInit(): void {
    this.background.add({ name: 'rollup', everyMs: EVERY_MS, run: () => this.sweep() });
  }

  /** Adds up what is not yet. */
  async advance(organisationId: string): Promise<void> {
    while (!this.background.stopping && (await this.inTransaction(organisationId, advance)));
  }

  /** Makes the sums again from the lines. Reports meanwhile read the old ones, or the lines themselves. */
  async rebuild(organisationId: string): Promise<void> {
    await this.inTransaction(organisationId, forget);
    await this.advance(organisationId);
  }

  private async sweep(): Promise<void> {
    const behind = await this.dataSource.query<{ id: string }[]>(
      `SELECT rollups_behind AS id FROM rollups_behind($1, $2)`,
      [ENTRIES_BEHIND, ORGANISATIONS_AT_ONCE],
    );
    for (const { id } of behind) await this.advance(id);
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
