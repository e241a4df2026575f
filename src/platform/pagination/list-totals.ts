import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource } from 'typeorm';
import { Background } from '../background/background';
import { KeptSums } from '../background/kept-sums';
import type { Ask } from '../database/ask';

export const CHANGES_BEHIND = 500;

/**
 * Adds up what the lists have grown by. A total is right wherever that stands: a change is counted where it was written down, or
 * where it was added to, and never between.
 */
@Injectable()
export class ListTotals extends KeptSums {
  constructor(@InjectDataSource() dataSource: DataSource, background: Background) {
    super(
      { name: 'list-totals', behind: 'list_totals_behind', enough: CHANGES_BEHIND },
      dataSource,
      background,
    );
  }

  /** All of them at once. */
  protected async addUp(ask: Ask, organisationId: string): Promise<boolean> {
    await ask(ADD_UP, [organisationId]);
    return false;
  }
}

/** Who comes to a change that another adds up waits, finds it gone, and adds up the others. */
export const ADD_UP = `
  WITH taken AS (DELETE FROM list_changes WHERE organisation_id = $1 RETURNING list, label, change)
  INSERT INTO list_totals AS t (organisation_id, list, label, total)
  SELECT $1, list, label, sum(change) FROM taken GROUP BY list, label ORDER BY list, label
  ON CONFLICT (organisation_id, list, label) DO UPDATE SET total = t.total + EXCLUDED.total`;
