import type { MigrationInterface, QueryRunner } from 'typeorm';
import { fenceByOrganisation, refuseTruncate } from './sql';

const BEHIND = 'list_totals_behind(bigint, int)';

/** What is in lists, and by what it is counted apart: expressions on a row, whose prefix is `NEW.`, say, or nothing. */
interface Rule {
  readonly name: string;
  readonly tables: readonly string[];
  readonly label: (row: string) => string;
  readonly counts: (row: string) => string;
}

const RULES: readonly Rule[] = [
  {
    name: 'by_status',
    tables: ['credit_notes', 'invoices', 'payments', 'refunds', 'write_offs'],
    label: (row) => `${row}status`,
    counts: () => 'true',
  },
  {
    name: 'open_by_kind',
    tables: ['open_items'],
    label: (row) => `${row}kind`,
    counts: (row) => `(${row}open_amount <> 0 OR ${row}open_base_amount <> 0)`,
  },
  {
    name: 'by_archival',
    tables: ['customers'],
    label: (row) => `CASE WHEN ${row}archived_at IS NULL THEN 'active' ELSE 'archived' END`,
    counts: () => 'true',
  },
];

/** Drafts of invoices, and customers of whom nothing is in the books. */
const DELETABLE = ['invoices', 'customers'];

/**
 * How many rows the long lists have, so that a page with its total costs no more when there are a million. Each statement that
 * adds rows, and each row that changes its state or goes, writes down by how much: a row of its own, in the same transaction,
 * that nobody else waits for. A total is the sum of what was added up and of what was not yet, read by one statement: exact
 * whatever is committed meanwhile, and wherever the adding up stands.
 *
 * Nothing here is a record: it is made from the rows, and can be made again.
 */
export class ListTotals1790000002700 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await tables(runner);
    for (const rule of RULES) await count(runner, rule);
    for (const rule of RULES) await countThoseThere(runner, rule);
    await fenceByOrganisation(runner, 'list_totals', ['SELECT', 'INSERT', 'UPDATE (total)', 'DELETE']);
    await fenceByOrganisation(runner, 'list_changes', ['SELECT', 'INSERT', 'DELETE']);
    for (const table of ['list_totals', 'list_changes']) await refuseTruncate(runner, table);
    await behind(runner);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`DROP FUNCTION list_totals_behind`);
    for (const { name } of RULES)
      await runner.query(`DROP FUNCTION count_new_${name}, count_changed_${name} CASCADE`);
    await runner.query(`DROP TABLE list_changes, list_totals`);
  }
}

async function tables(runner: QueryRunner): Promise<void> {
  await runner.query(`
    CREATE TABLE list_totals (
      organisation_id uuid NOT NULL,
      list text COLLATE "C" NOT NULL,
      label text COLLATE "C" NOT NULL,
      total bigint NOT NULL,
      PRIMARY KEY (organisation_id, list, label)
    ) WITH (fillfactor = 50)`);
  // Rows come and go: it stays small if what went is cleared away by number, not by share.
  await runner.query(`
    CREATE TABLE list_changes (
      organisation_id uuid NOT NULL,
      list text COLLATE "C" NOT NULL,
      id uuid NOT NULL DEFAULT gen_random_uuid(),
      label text COLLATE "C" NOT NULL,
      change bigint NOT NULL,
      PRIMARY KEY (organisation_id, list, id)
    ) WITH (autovacuum_vacuum_scale_factor = 0, autovacuum_vacuum_threshold = 5000)`);
}

/** New rows are counted by the statement; a change of state by the row, as few rows change and fewer change their state. */
async function count(runner: QueryRunner, { name, tables, label, counts }: Rule): Promise<void> {
  await runner.query(`
    CREATE FUNCTION count_new_${name}() RETURNS trigger LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
    BEGIN
      INSERT INTO list_changes (organisation_id, list, label, change)
      SELECT organisation_id, TG_TABLE_NAME, ${label('')}, count(*) FROM new_rows WHERE ${counts('')} GROUP BY 1, 3;
      RETURN NULL;
    END $$`);
  await runner.query(`
    CREATE FUNCTION count_changed_${name}() RETURNS trigger LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
    BEGIN
      IF ${counts('OLD.')} THEN
        INSERT INTO list_changes (organisation_id, list, label, change)
        VALUES (OLD.organisation_id, TG_TABLE_NAME, ${label('OLD.')}, -1);
      END IF;
      IF TG_OP = 'UPDATE' AND ${counts('NEW.')} THEN
        INSERT INTO list_changes (organisation_id, list, label, change)
        VALUES (NEW.organisation_id, TG_TABLE_NAME, ${label('NEW.')}, 1);
      END IF;
      RETURN NULL;
    END $$`);
  const state = (row: string): string => `CASE WHEN ${counts(row)} THEN ${label(row)} END`;
  for (const table of tables) {
    await runner.query(`
      CREATE TRIGGER ${table}_counted AFTER INSERT ON ${table}
        REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION count_new_${name}()`);
    await runner.query(`
      CREATE TRIGGER ${table}_recounted AFTER UPDATE ON ${table} FOR EACH ROW
        WHEN (${state('OLD.')} IS DISTINCT FROM ${state('NEW.')}) EXECUTE FUNCTION count_changed_${name}()`);
    if (DELETABLE.includes(table))
      await runner.query(`
        CREATE TRIGGER ${table}_discounted AFTER DELETE ON ${table}
          FOR EACH ROW EXECUTE FUNCTION count_changed_${name}()`);
  }
}

/**
 * Of all organisations at once, so the fence is lifted for the owner until this is done. The triggers are there, and nobody
 * else has written to the tables since.
 */
async function countThoseThere(runner: QueryRunner, { tables, label, counts }: Rule): Promise<void> {
  for (const table of tables) {
    await runner.query(`ALTER TABLE ${table} NO FORCE ROW LEVEL SECURITY`);
    await runner.query(`
      INSERT INTO list_totals SELECT organisation_id, '${table}', ${label('')}, count(*)
      FROM ${table} WHERE ${counts('')} GROUP BY 1, 3`);
    await runner.query(`ALTER TABLE ${table} FORCE ROW LEVEL SECURITY`);
  }
}

/** Whose changes have grown to so many, for the task that adds them up; it tells of no numbers. */
async function behind(runner: QueryRunner): Promise<void> {
  await runner.query(`
    CREATE FUNCTION list_totals_behind(changes bigint, most int) RETURNS SETOF uuid
    LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
      SELECT organisation_id FROM list_changes GROUP BY 1 HAVING count(*) >= changes ORDER BY count(*) DESC LIMIT most
    $$`);
  await runner.query(`GRANT SELECT ON list_changes TO contra_directory`);
  await runner.query(`
    CREATE POLICY look_up ON list_changes FOR SELECT TO contra_directory
      USING (current_user = 'contra_directory')`);
  await runner.query(`GRANT CREATE ON SCHEMA public TO contra_directory`);
  await runner.query(`ALTER FUNCTION ${BEHIND} OWNER TO contra_directory`);
  await runner.query(`REVOKE CREATE ON SCHEMA public FROM contra_directory`);
  await runner.query(`REVOKE ALL ON FUNCTION ${BEHIND} FROM PUBLIC`);
  await runner.query(`GRANT EXECUTE ON FUNCTION ${BEHIND} TO contra_service`);
}
