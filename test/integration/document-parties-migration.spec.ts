import { DataSource } from 'typeorm';
import { migrations } from '../../migrations';
import { DocumentParties1790000002000 } from '../../migrations/1790000002000-DocumentParties';
import { createTestDatabase } from '../support/test-database';

const BEFORE = migrations.slice(0, migrations.indexOf(DocumentParties1790000002000));
const ORGANISATION = '6b0c9a54-7a4e-4a0e-9d52-0f6f2f5d7c11';

describe('Books that were opened before sellers had versions', () => {
  it('have a first one, of what was known of the organisation', async () => {
    const database = await createTestDatabase({ migrated: false });
    const open = (through: typeof migrations): Promise<DataSource> =>
      new DataSource({
        type: 'postgres',
        url: database.ownerUrl,
        migrations: through,
        migrationsTableName: 'schema_migrations',
        installExtensions: false,
        extra: { max: 1 },
      }).initialize();
    const before = await open(BEFORE);
    await before.runMigrations({ transaction: 'each' });
    const asOrganisation = `SELECT set_config('contra.organisation_id', '${ORGANISATION}', false)`;
    await before.query(asOrganisation);
    await before.query(`INSERT INTO ledgers VALUES ($1, 'org_old', now())`, [ORGANISATION]);
    await before.query(
      `INSERT INTO organisations (id, organisation_id, name, country, base_currency, time_zone, fiscal_year_start_month,
         reversal_date_policy, chart_template, sandbox, vat_number, address, export_settings, created_at, updated_at)
       VALUES ('org_old', $1, 'Contoso Ltd', 'GB', 'GBP', 'Europe/London', 1, 'today', 'uk', false, 'GB980780684',
         '{"city": "Leeds"}', '{}', now(), now())`,
      [ORGANISATION],
    );
    await before.destroy();

    const after = await open(migrations);
    await after.runMigrations({ transaction: 'each' });
    await after.query(asOrganisation);
    expect(await after.query(`SELECT seller_version, document_settings FROM organisations`)).toEqual([
      { seller_version: 1, document_settings: {} },
    ]);
    expect(await after.query(`SELECT version, profile, logo_sha256 FROM seller_profiles`)).toEqual([
      {
        version: 1,
        profile: {
          name: 'Contoso Ltd',
          country: 'GB',
          vatNumber: 'GB980780684',
          registrationNumber: null,
          address: { city: 'Leeds' },
        },
        logo_sha256: null,
      },
    ]);
    const missing = after.query(`UPDATE organisations SET seller_version = 7`);
    await expect(missing).rejects.toThrow(/organisations_seller/);
    await after.destroy();
    await database.drop();
  });
});
