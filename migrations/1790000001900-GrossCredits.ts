import type { MigrationInterface, QueryRunner } from 'typeorm';

const CREDITED = [
  'credited_quantity',
  'credited_quantity_net',
  'credited_net',
  'credited_tax',
  'credited_taxes',
];
/** What the counters of old lines are summed of. */
const READ = ['invoice_lines', 'credit_note_rows', 'credit_notes'];

/**
 * The gross that credits by quantity took of each line, beside the net: on an invoice of gross prices the next share is
 * measured against it.
 */
export class GrossCredits1790000001900 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(
      `ALTER TABLE invoice_lines ADD COLUMN credited_quantity_gross money_amount NOT NULL DEFAULT 0`,
    );
    await runner.query(`DROP TRIGGER invoice_lines_frozen ON invoice_lines`);
    await sumOldCredits(runner);
    await runner.query(`
      ALTER TABLE invoice_lines ADD CONSTRAINT credited_gross_within CHECK (
        credited_quantity_net <= credited_quantity_gross AND credited_quantity_gross <= credited_net + credited_tax)`);
    await runner.query(`GRANT UPDATE (credited_quantity_gross) ON invoice_lines TO contra_service`);
    await freeze(runner, [...CREDITED, 'credited_quantity_gross']);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`DROP TRIGGER invoice_lines_frozen ON invoice_lines`);
    await runner.query(`ALTER TABLE invoice_lines DROP COLUMN credited_quantity_gross`);
    await freeze(runner, CREDITED);
  }
}

/** Of all organisations at once, so the fence is lifted for the owner until this is done; the service's role stays behind it. */
async function sumOldCredits(runner: QueryRunner): Promise<void> {
  for (const table of READ) await runner.query(`ALTER TABLE ${table} NO FORCE ROW LEVEL SECURITY`);
  await runner.query(`
    UPDATE invoice_lines l SET credited_quantity_gross = r.gross
    FROM (
      SELECT r.organisation_id, r.invoice_line_id, sum(r.net + r.tax) AS gross
      FROM credit_note_rows r
      JOIN credit_notes n ON n.organisation_id = r.organisation_id AND n.id = r.credit_note_id AND n.status <> 'voided'
      WHERE r.quantity > 0 GROUP BY r.organisation_id, r.invoice_line_id
    ) r
    WHERE l.organisation_id = r.organisation_id AND l.id = r.invoice_line_id`);
  for (const table of READ) await runner.query(`ALTER TABLE ${table} FORCE ROW LEVEL SECURITY`);
}

async function freeze(runner: QueryRunner, mutable: readonly string[]): Promise<void> {
  await runner.query(`
    CREATE TRIGGER invoice_lines_frozen BEFORE UPDATE ON invoice_lines
      FOR EACH ROW EXECUTE FUNCTION refuse_change_beyond(${mutable.map((name) => `'${name}'`).join(', ')})`);
}
