import { Injectable, type OnModuleInit } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource } from 'typeorm';
import { Background } from '../background/background';

const EVERY_MS = 10_000;
/** Fewer are summed with each page without anybody noticing. */
const CHANGES_BEHIND = 500;
const ORGANISATIONS_AT_ONCE = 50;

/**
 * Adds up what the lists have grown by, in the background. Every instance may do so at once, and a total is right wherever
 * it stands: a change is counted where it was written down, or where it was added to, and never between.
 */
@Injectable()
export class ListTotals implements OnModuleInit {
  constructor(
    @InjectDataSource() private readonly dataSource: DataSource,
    private readonly background: Background,
  ) {}

  onModuleInit(): void {
    this.background.add({ name: 'list-totals', everyMs: EVERY_MS, run: () => this.sweep() });
  }

  /** Adds up what is not yet. */
  async addUp(organisationId: string): Promise<void> {
    await this.dataSource.transaction(async (manager) => {
      await manager.query(`SELECT set_config('contra.organisation_id', $1, true)`, [organisationId]);
      await manager.query(ADD_UP, [organisationId]);
    });
  }

  private async sweep(): Promise<void> {
    const behind = await this.dataSource.query<{ id: string }[]>(
      `SELECT list_totals_behind AS id FROM list_totals_behind($1, $2)`,
      [CHANGES_BEHIND, ORGANISATIONS_AT_ONCE],
    );
    for (const { id } of behind) {
      if (this.background.stopping) return;
      await this.addUp(id);
    }
  }
}

/** Who comes to a change that another adds up waits, finds it gone, and adds up the others. */
export const ADD_UP = `
  WITH taken AS (DELETE FROM list_changes WHERE organisation_id = $1 RETURNING list, label, change)
  INSERT INTO list_totals AS t (organisation_id, list, label, total)
  SELECT $1, list, label, sum(change) FROM taken GROUP BY list, label ORDER BY list, label
  ON CONFLICT (organisation_id, list, label) DO UPDATE SET total = t.total + EXCLUDED.total`;
