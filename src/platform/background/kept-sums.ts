import type { OnModuleInit } from '@nestjs/common';
import type { DataSource } from 'typeorm';
import type { Ask } from '../database/ask';
import type { Background } from './background';
import { Pace } from './pace';

const EVERY_MS = 10_000;
const ORGANISATIONS_AT_ONCE = 50;

interface Kept {
  readonly name: string;
  /** The function of the database that tells whose sums are how far behind. */
  readonly behind: string;
  /** From how many on they are added up; fewer are summed by who reads them, without anybody noticing. */
  readonly enough: number;
}

/**
 * Sums that are kept close behind what they are of, in the background: whoever writes pays nothing for it. Every instance may do
 * so at once, and who reads is right wherever the sums stand.
 */
export abstract class KeptSums implements OnModuleInit {
  protected constructor(
    private readonly kept: Kept,
    private readonly dataSource: DataSource,
    private readonly background: Background,
  ) {}

  /** Adds the next to an organisation's sums, inside a transaction; tells whether there may be more. */
  protected abstract addUp(ask: Ask, organisationId: string): Promise<boolean>;

  onModuleInit(): void {
    this.background.add({ name: this.kept.name, everyMs: EVERY_MS, run: () => this.sweep() });
  }

  /** Adds up what is not yet. */
  async advance(organisationId: string): Promise<void> {
    const pace = new Pace();
    while (
      !this.background.stopping &&
      (await this.inTransaction(organisationId, (ask) => this.addUp(ask, organisationId)))
    )
      await pace.rest();
  }

  protected inTransaction<T>(organisationId: string, work: (ask: Ask) => Promise<T>): Promise<T> {
    return this.dataSource.transaction(async (manager) => {
      await manager.query(`SELECT set_config('contra.organisation_id', $1, true)`, [organisationId]);
      return work((sql, params) => manager.query(sql, [...params]));
    });
  }

  private async sweep(): Promise<void> {
    const { behind, enough } = this.kept;
    const rows = await this.dataSource.query<{ id: string }[]>(
      `SELECT ${behind} AS id FROM ${behind}($1, $2)`,
      [enough, ORGANISATIONS_AT_ONCE],
    );
    for (const { id } of rows) await this.advance(id);
  }
}
