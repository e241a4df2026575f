import type { MigrationInterface, QueryRunner } from 'typeorm';

const TABLES = ['credit_notes', 'invoices', 'payments'];
/** Drafts of invoices. */
const DELETABLE = ['invoices'];

/**
 * How many documents each customer has, kept as the length of the lists is (see ListTotals), as lists of their own whose labels are
 * the customers: the first page of a customer with 250,000 of them counted them all. New rows are counted for both by one statement.
 */
export class TotalsOfCustomers1790000003100 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE FUNCTION count_new_documents() RETURNS trigger LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
      BEGIN
        INSERT INTO list_changes (organisation_id, list, label, change)
        SELECT organisation_id, TG_TABLE_NAME, status, count(*) FROM new_rows GROUP BY 1, 3
        UNION ALL
        SELECT organisation_id, TG_TABLE_NAME || '_of_customer', customer_id, count(*) FROM new_rows
        WHERE customer_id IS NOT NULL GROUP BY 1, 3;
        RETURN NULL;
      END $$`);
    await runner.query(`
      CREATE FUNCTION count_changed_by_customer() RETURNS trigger LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
      BEGIN
        IF OLD.customer_id IS NOT NULL THEN
          INSERT INTO list_changes (organisation_id, list, label, change)
          VALUES (OLD.organisation_id, TG_TABLE_NAME || '_of_customer', OLD.customer_id, -1);
        END IF;
        IF TG_OP = 'UPDATE' AND NEW.customer_id IS NOT NULL THEN
          INSERT INTO list_changes (organisation_id, list, label, change)
          VALUES (NEW.organisation_id, TG_TABLE_NAME || '_of_customer', NEW.customer_id, 1);
        END IF;
        RETURN NULL;
      END $$`);
    for (const table of TABLES) await countNew(runner, table, 'count_new_documents');
    for (const table of TABLES) await countChanged(runner, table);
    await countThoseThere(runner);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`DROP FUNCTION count_new_documents, count_changed_by_customer CASCADE`);
    for (const table of TABLES) await countNew(runner, table, 'count_new_by_status');
    const kept = ['list_totals', 'list_changes'];
    await unfenced(runner, kept, async () => {
      for (const table of kept) await runner.query(`DELETE FROM ${table} WHERE list LIKE '%_of_customer'`);
    });
  }
}

async function countNew(runner: QueryRunner, table: string, by: string): Promise<void> {
  await runner.query(`DROP TRIGGER IF EXISTS ${table}_counted ON ${table}`);
  await runner.query(`
    CREATE TRIGGER ${table}_counted AFTER INSERT ON ${table}
      REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION ${by}()`);
}

async function countChanged(runner: QueryRunner, table: string): Promise<void> {
  await runner.query(`
    CREATE TRIGGER ${table}_moved AFTER UPDATE ON ${table} FOR EACH ROW
      WHEN (OLD.customer_id IS DISTINCT FROM NEW.customer_id) EXECUTE FUNCTION count_changed_by_customer()`);
  if (DELETABLE.includes(table))
    await runner.query(`
      CREATE TRIGGER ${table}_taken AFTER DELETE ON ${table}
        FOR EACH ROW EXECUTE FUNCTION count_changed_by_customer()`);
}

/** Of all organisations at once, so the fences are lifted for the owner until this is done; behind the lock that making the triggers took. */
async function countThoseThere(runner: QueryRunner): Promise<void> {
  await unfenced(runner, [...TABLES, 'list_totals'], async () => {
    for (const table of TABLES)
      await runner.query(`
        INSERT INTO list_totals SELECT organisation_id, '${table}_of_customer', customer_id, count(*)
        FROM ${table} WHERE customer_id IS NOT NULL GROUP BY 1, 3`);
  });
}

async function unfenced(
  runner: QueryRunner,
  tables: readonly string[],
  work: () => Promise<void>,
): Promise<void> {
  for (const table of tables) await runner.query(`ALTER TABLE ${table} NO FORCE ROW LEVEL SECURITY`);
  await work();
  for (const table of tables) await runner.query(`ALTER TABLE ${table} FORCE ROW LEVEL SECURITY`);
}
