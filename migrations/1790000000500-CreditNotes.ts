import type { MigrationInterface, QueryRunner } from 'typeorm';
import { fenceByOrganisation, freezeAllBut, makeAppendOnly } from './sql';

/** Credit notes: a legal record from creation on. Only labels, notes, the delivery and the facts of a void may change. */
export class CreditNotes1790000000500 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE credit_notes (
        organisation_id uuid NOT NULL,
        id text COLLATE "C" NOT NULL,
        number text COLLATE "C" NOT NULL,
        series_key text,
        series_number bigint,
        status text NOT NULL CHECK (status IN ('draft', 'issued', 'applied', 'voided')),
        delivery_status text NOT NULL CHECK (delivery_status IN ('none', 'scheduled', 'sending', 'sent', 'failed')),
        customer_id text COLLATE "C",
        client_name text NOT NULL,
        client_email text,
        client_snapshot jsonb,
        invoice_id text COLLATE "C",
        invoice_number text,
        original_invoice jsonb,
        issue_date date NOT NULL,
        currency currency_code NOT NULL,
        exchange_rate numeric NOT NULL CHECK (exchange_rate > 0 AND exchange_rate < 1e15),
        prices_include_tax boolean NOT NULL,
        reason text,
        reason_code text,
        memo text,
        notes text,
        metadata jsonb NOT NULL,
        dimensions jsonb,
        tax_breakdown jsonb NOT NULL,
        line_count int NOT NULL CHECK (line_count > 0),
        net money_amount NOT NULL,
        tax money_amount NOT NULL,
        gross money_amount NOT NULL,
        base_gross money_amount NOT NULL,
        pre_payment_amount money_amount NOT NULL,
        post_payment_amount money_amount NOT NULL,
        refund_amount money_amount NOT NULL,
        credit_amount money_amount NOT NULL,
        out_of_band_amount money_amount NOT NULL,
        out_of_band_account_id text COLLATE "C",
        journal_entry_id text COLLATE "C",
        settlement_entry_id text COLLATE "C",
        reversal_entry_id text COLLATE "C",
        issued_at timestamptz,
        voided_at timestamptz,
        void_reason text,
        created_at timestamptz NOT NULL,
        created_by text NOT NULL,
        request_id text NOT NULL,
        PRIMARY KEY (organisation_id, id),
        UNIQUE (organisation_id, number),
        FOREIGN KEY (organisation_id, customer_id) REFERENCES customers (organisation_id, id),
        FOREIGN KEY (organisation_id, journal_entry_id) REFERENCES journal_entries (organisation_id, id),
        FOREIGN KEY (organisation_id, reversal_entry_id) REFERENCES journal_entries (organisation_id, id),
        CONSTRAINT totals_add_up CHECK (net + tax = gross),
        CONSTRAINT split_adds_up CHECK (pre_payment_amount + post_payment_amount = gross
          AND refund_amount + credit_amount + out_of_band_amount = post_payment_amount),
        CONSTRAINT voided_with_facts CHECK ((status = 'voided') = (voided_at IS NOT NULL)),
        CONSTRAINT posted_unless_free CHECK ((gross = 0 AND net = 0) OR journal_entry_id IS NOT NULL)
      )`);
    await runner.query(`CREATE UNIQUE INDEX credit_notes_series ON credit_notes (organisation_id, series_key, series_number)
      WHERE series_key IS NOT NULL`);
    await runner.query(
      `CREATE INDEX credit_notes_customer ON credit_notes (organisation_id, customer_id, id)`,
    );
    await runner.query(
      `CREATE INDEX credit_notes_issue_date ON credit_notes (organisation_id, issue_date, id)`,
    );
    await runner.query(
      `CREATE INDEX credit_notes_invoice ON credit_notes (organisation_id, invoice_id, id) WHERE invoice_id IS NOT NULL`,
    );
    const mutable = [
      'status',
      'delivery_status',
      'memo',
      'notes',
      'metadata',
      'issued_at',
      'voided_at',
      'void_reason',
      'reversal_entry_id',
    ];
    await fenceByOrganisation(runner, 'credit_notes', ['SELECT', 'INSERT', `UPDATE (${mutable.join(', ')})`]);
    await freezeAllBut(runner, 'credit_notes', mutable);

    await runner.query(`
      CREATE TABLE credit_note_items (
        organisation_id uuid NOT NULL,
        credit_note_id text COLLATE "C" NOT NULL,
        line_no int NOT NULL CHECK (line_no > 0),
        id text COLLATE "C" NOT NULL,
        line_type text NOT NULL CHECK (line_type IN ('item', 'text', 'separator')),
        description text NOT NULL,
        quantity numeric CHECK (quantity > 0),
        unit_price numeric CHECK (unit_price >= 0),
        discount money_amount NOT NULL,
        account_id text COLLATE "C",
        taxes jsonb NOT NULL,
        net money_amount NOT NULL,
        tax money_amount NOT NULL,
        gross money_amount NOT NULL,
        dimensions jsonb,
        invoice_line_id text COLLATE "C",
        price_id text COLLATE "C",
        PRIMARY KEY (organisation_id, credit_note_id, line_no),
        CHECK (net + tax = gross),
        CHECK (line_type <> 'item' OR quantity IS NOT NULL)
      )`);
    await fenceByOrganisation(runner, 'credit_note_items', ['SELECT', 'INSERT']);
    await makeAppendOnly(runner, 'credit_note_items');
    await wholeness(runner);
    await finalVoid(runner);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`DROP TABLE credit_note_items, credit_notes`);
    await runner.query(`DROP FUNCTION credit_note_is_whole, credit_note_items_belong`);
  }
}

/**
 * A credit note has exactly the lines 1 … line_count, and they add up to its totals. A note and its lines are written by
 * one statement, so both are there when the statement's triggers run; as the line numbers are all taken, no line is added
 * later.
 */
async function wholeness(runner: QueryRunner): Promise<void> {
  await runner.query(`
    CREATE FUNCTION credit_note_is_whole() RETURNS trigger LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
    BEGIN
      IF EXISTS (
        SELECT FROM new_notes n
        CROSS JOIN LATERAL (
          SELECT count(*) AS count, sum(net) AS net, sum(tax) AS tax, sum(gross) AS gross FROM credit_note_items i
          WHERE i.organisation_id = n.organisation_id AND i.credit_note_id = n.id
        ) i
        WHERE i.count <> n.line_count OR i.net <> n.net OR i.tax <> n.tax OR i.gross <> n.gross
      ) THEN
        RAISE EXCEPTION 'the lines of a credit note are not all there or do not add up' USING ERRCODE = 'CT008';
      END IF;
      RETURN NULL;
    END $$`);
  await runner.query(`
    CREATE TRIGGER credit_notes_whole AFTER INSERT ON credit_notes
      REFERENCING NEW TABLE AS new_notes FOR EACH STATEMENT EXECUTE FUNCTION credit_note_is_whole()`);
  await runner.query(`
    CREATE FUNCTION credit_note_items_belong() RETURNS trigger LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
    BEGIN
      IF EXISTS (
        SELECT FROM new_items i WHERE (
          SELECT i.line_no <= n.line_count FROM credit_notes n
          WHERE n.organisation_id = i.organisation_id AND n.id = i.credit_note_id
        ) IS NOT TRUE
      ) THEN
        RAISE EXCEPTION 'a line does not belong to a credit note that is still being written' USING ERRCODE = 'CT008';
      END IF;
      RETURN NULL;
    END $$`);
  await runner.query(`
    CREATE TRIGGER credit_note_items_belong AFTER INSERT ON credit_note_items
      REFERENCING NEW TABLE AS new_items FOR EACH STATEMENT EXECUTE FUNCTION credit_note_items_belong()`);
}

/** No way back from a void: its facts are as final as the reversing entry. */
async function finalVoid(runner: QueryRunner): Promise<void> {
  const facts = (row: string): string =>
    `(${row}.status, ${row}.voided_at, ${row}.void_reason, ${row}.reversal_entry_id)`;
  await runner.query(`
    CREATE TRIGGER credit_notes_void_final BEFORE UPDATE ON credit_notes FOR EACH ROW
      WHEN (OLD.status = 'voided' AND ${facts('NEW')} IS DISTINCT FROM ${facts('OLD')})
      EXECUTE FUNCTION refuse_change()`);
}
