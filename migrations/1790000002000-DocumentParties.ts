import type { MigrationInterface, QueryRunner } from 'typeorm';
import { fenceByOrganisation, makeAppendOnly } from './sql';

const SETTINGS = [
  'organisation_id',
  'name',
  'time_zone',
  'fiscal_year_start_month',
  'reversal_date_policy',
  'vat_number',
  'address',
  'updated_at',
  'registration_number',
  'export_settings',
];
const NEW_SETTINGS = ['document_settings', 'seller_version'];
const LABELS = [
  'status',
  'delivery_status',
  'memo',
  'notes',
  'metadata',
  'issued_at',
  'voided_at',
  'void_reason',
  'reversal_entry_id',
  'refunded_amount',
  'settlement_reversal_entry_id',
];
const PERSONAL = ['email', 'phone', 'address', 'vat_number', 'reference'];
const NEW_PERSONAL = ['electronic_address', 'contact_name', 'buyer_reference'];

/**
 * What the parties of a document are shown with. The seller is kept in versions that never change, and a document points at
 * the one that it was issued with; a document that was issued before there were versions has the first.
 */
export class DocumentParties1790000002000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await sellerVersions(runner);
    await settings(runner);
    await runner.query(`
      ALTER TABLE customers
        ADD COLUMN locale text CHECK (locale IN ('en', 'de', 'fr', 'da')),
        ADD COLUMN electronic_address jsonb CHECK (jsonb_typeof(electronic_address) = 'object'),
        ADD COLUMN contact_name text,
        ADD COLUMN buyer_reference text`);
    await erasedIsClear(runner, [...PERSONAL, ...NEW_PERSONAL]);
    for (const table of ['credit_notes', 'invoices'])
      await runner.query(
        `ALTER TABLE ${table} ADD COLUMN buyer_reference text, ADD COLUMN seller_version int CHECK (seller_version > 0)`,
      );
    await runner.query(`GRANT UPDATE (seller_version) ON credit_notes TO contra_service`);
    await freezeAllBut(runner, 'credit_notes', [...LABELS, 'seller_version']);
    await runner.query(`
      CREATE TRIGGER credit_notes_seller_final BEFORE UPDATE ON credit_notes FOR EACH ROW
        WHEN (OLD.seller_version IS NOT NULL AND NEW.seller_version IS DISTINCT FROM OLD.seller_version)
        EXECUTE FUNCTION refuse_change()`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`DROP TRIGGER credit_notes_seller_final ON credit_notes`);
    await freezeAllBut(runner, 'credit_notes', LABELS);
    for (const table of ['credit_notes', 'invoices'])
      await runner.query(`ALTER TABLE ${table} DROP COLUMN buyer_reference, DROP COLUMN seller_version`);
    await erasedIsClear(runner, PERSONAL);
    await runner.query(`
      ALTER TABLE customers DROP COLUMN locale, DROP COLUMN electronic_address, DROP COLUMN contact_name,
        DROP COLUMN buyer_reference`);
    await freezeAllBut(runner, 'organisations', SETTINGS);
    await runner.query(`ALTER TABLE organisations DROP COLUMN seller_version, DROP COLUMN document_settings`);
    await runner.query(`DROP TABLE seller_profiles, logos`);
  }
}

async function sellerVersions(runner: QueryRunner): Promise<void> {
  await runner.query(`
    CREATE TABLE logos (
      organisation_id uuid NOT NULL REFERENCES ledgers,
      sha256 bytea NOT NULL CHECK (length(sha256) = 32),
      media_type text NOT NULL CHECK (media_type IN ('image/png', 'image/jpeg')),
      width int NOT NULL CHECK (width > 0),
      height int NOT NULL CHECK (height > 0),
      content bytea NOT NULL CHECK (length(content) BETWEEN 1 AND 524288),
      created_at timestamptz NOT NULL,
      PRIMARY KEY (organisation_id, sha256)
    )`);
  await runner.query(`
    CREATE TABLE seller_profiles (
      organisation_id uuid NOT NULL REFERENCES ledgers,
      version int NOT NULL CHECK (version > 0),
      profile jsonb NOT NULL CHECK (jsonb_typeof(profile) = 'object'),
      logo_sha256 bytea,
      created_at timestamptz NOT NULL,
      PRIMARY KEY (organisation_id, version),
      FOREIGN KEY (organisation_id, logo_sha256) REFERENCES logos (organisation_id, sha256)
    )`);
  for (const table of ['logos', 'seller_profiles']) {
    await fenceByOrganisation(runner, table, ['SELECT', 'INSERT']);
    await makeAppendOnly(runner, table);
  }
}

/** Each organisation that is there already gets the first version, of what is known of it. */
async function settings(runner: QueryRunner): Promise<void> {
  await runner.query(`
    ALTER TABLE organisations
      ADD COLUMN document_settings jsonb NOT NULL DEFAULT '{}' CHECK (jsonb_typeof(document_settings) = 'object'),
      ADD COLUMN seller_version int NOT NULL DEFAULT 1 CHECK (seller_version > 0)`);
  await runner.query(`
    ALTER TABLE organisations ALTER COLUMN document_settings DROP DEFAULT, ALTER COLUMN seller_version DROP DEFAULT`);
  await withoutFence(runner, ['organisations', 'seller_profiles'], () =>
    runner.query(`
      INSERT INTO seller_profiles (organisation_id, version, profile, created_at)
      SELECT organisation_id, 1, jsonb_build_object('name', name, 'country', country, 'vatNumber', vat_number,
        'registrationNumber', registration_number, 'address', address), updated_at
      FROM organisations`),
  );
  await runner.query(`
    ALTER TABLE organisations ADD CONSTRAINT organisations_seller FOREIGN KEY (organisation_id, seller_version)
      REFERENCES seller_profiles (organisation_id, version) DEFERRABLE INITIALLY DEFERRED`);
  await runner.query(`GRANT UPDATE (${NEW_SETTINGS.join(', ')}) ON organisations TO contra_service`);
  await freezeAllBut(runner, 'organisations', [...SETTINGS, ...NEW_SETTINGS]);
}

/** Of all organisations at once, so the fence is lifted for the owner until this is done; the service's role stays behind it. */
async function withoutFence(
  runner: QueryRunner,
  tables: readonly string[],
  work: () => Promise<unknown>,
): Promise<void> {
  for (const table of tables) await runner.query(`ALTER TABLE ${table} NO FORCE ROW LEVEL SECURITY`);
  await work();
  for (const table of tables) await runner.query(`ALTER TABLE ${table} FORCE ROW LEVEL SECURITY`);
}

async function erasedIsClear(runner: QueryRunner, personal: readonly string[]): Promise<void> {
  await runner.query(`ALTER TABLE customers DROP CONSTRAINT erased_is_clear`);
  await runner.query(`
    ALTER TABLE customers ADD CONSTRAINT erased_is_clear CHECK (erased_at IS NULL OR (
      name = 'Erased customer' AND archived_at IS NOT NULL AND metadata = '{}'
      AND num_nonnulls(${personal.join(', ')}) = 0
    ))`);
}

async function freezeAllBut(runner: QueryRunner, table: string, columns: readonly string[]): Promise<void> {
  await runner.query(`DROP TRIGGER ${table}_frozen ON ${table}`);
  await runner.query(`
    CREATE TRIGGER ${table}_frozen BEFORE UPDATE ON ${table}
      FOR EACH ROW EXECUTE FUNCTION refuse_change_beyond(${columns.map((name) => `'${name}'`).join(', ')})`);
}
