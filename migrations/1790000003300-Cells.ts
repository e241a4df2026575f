import type { MigrationInterface, QueryRunner } from 'typeorm';

/** As in `src/platform/database/cells.ts`. A table with more columns needs one more type; these stay as they are. */
const WIDTHS = [16, 24, 48];

/** Rows of texts, as which the service sends what is to be inserted in any table. */
export class Cells1790000003300 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    for (const width of WIDTHS) {
      const columns = Array.from({ length: width }, (_, i) => `c${i + 1} text`);
      await runner.query(`CREATE TYPE cells_${width} AS (${columns.join(', ')})`);
    }
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const width of WIDTHS) await runner.query(`DROP TYPE cells_${width}`);
  }
}
