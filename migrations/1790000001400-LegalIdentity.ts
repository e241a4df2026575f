import type { MigrationInterface, QueryRunner } from 'typeorm';

const SETTINGS = `'organisation_id', 'name', 'time_zone', 'fiscal_year_start_month', 'reversal_date_policy', 'vat_number',
    'address', 'updated_at'`;

/** Who the organisation is to the authorities, and what the programs of its accountant ask for in their files. */
export class LegalIdentity1790000001400 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE organisations
        ADD COLUMN registration_number text,
        ADD COLUMN export_settings jsonb NOT NULL DEFAULT '{}' CHECK (jsonb_typeof(export_settings) = 'object')`);
    await runner.query(`ALTER TABLE organisations ALTER COLUMN export_settings DROP DEFAULT`);
    await runner.query(
      `GRANT UPDATE (registration_number, export_settings) ON organisations TO contra_service`,
    );
    await freezeAllBut(runner, `${SETTINGS}, 'registration_number', 'export_settings'`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await freezeAllBut(runner, SETTINGS);
    await runner.query(
      `ALTER TABLE organisations DROP COLUMN export_settings, DROP COLUMN registration_number`,
    );
  }
}

async function freezeAllBut(runner: QueryRunner, columns: string): Promise<void> {
  await runner.query(`DROP TRIGGER organisations_frozen ON organisations`);
  await runner.query(`
    CREATE TRIGGER organisations_frozen BEFORE UPDATE ON organisations
      FOR EACH ROW EXECUTE FUNCTION refuse_change_beyond(${columns})`);
}
