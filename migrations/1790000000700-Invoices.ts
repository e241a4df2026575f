import type { MigrationInterface, QueryRunner } from 'typeorm';
import { fenceByOrganisation, makeAppendOnly, refuseTruncate } from './sql';

/**
 * Invoices, and what is left of them to credit. A draft is a working paper: edited, and deleted. An issued invoice is a
 * legal record: only its labels, the facts of a void and what has been credited of it may change.
 */
export class Invoices1790000000700 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await invoices(runner);
    await lines(runner);
    await record(runner);
    await wholeness(runner);
    await creditRows(runner);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`DROP TABLE credit_note_rows, invoice_lines, invoices`);
    await runner.query(
      `DROP FUNCTION invoice_is_whole, invoice_is_a_record, invoice_line_of_a_draft, invoice_lines_belong`,
    );
  }
}

async function invoices(runner: QueryRunner): Promise<void> {
  await runner.query(`
    CREATE TABLE invoices (
      organisation_id uuid NOT NULL REFERENCES ledgers,
      id text COLLATE "C" NOT NULL,
      kind text NOT NULL CHECK (kind IN ('invoice', 'opening')),
      number text COLLATE "C",
      series_key text,
      series_number bigint,
      status text NOT NULL CHECK (status IN ('draft', 'issued', 'voided')),
      delivery_status text NOT NULL CHECK (delivery_status IN ('none', 'scheduled', 'sending', 'sent', 'failed')),
      customer_id text COLLATE "C",
      client_name text NOT NULL,
      client_email text,
      client_snapshot jsonb,
      reference text,
      issue_date date NOT NULL,
      tax_point date NOT NULL,
      due_date date NOT NULL,
      currency currency_code NOT NULL,
      exchange_rate numeric NOT NULL CHECK (exchange_rate > 0 AND exchange_rate < 1e15),
      prices_include_tax boolean NOT NULL,
      memo text,
      notes text,
      metadata jsonb NOT NULL,
      dimensions jsonb,
      tax_breakdown jsonb NOT NULL,
      line_count int NOT NULL CHECK (line_count >= 0),
      net money_amount NOT NULL,
      tax money_amount NOT NULL,
      gross money_amount NOT NULL,
      base_gross money_amount NOT NULL,
      credited_gross money_amount NOT NULL,
      written_off money_amount NOT NULL,
      request jsonb,
      journal_entry_id text COLLATE "C",
      reversal_entry_id text COLLATE "C",
      issued_at timestamptz,
      voided_at timestamptz,
      void_reason text,
      created_at timestamptz NOT NULL,
      updated_at timestamptz NOT NULL,
      created_by text NOT NULL,
      request_id text NOT NULL,
      PRIMARY KEY (organisation_id, id),
      UNIQUE (organisation_id, number),
      FOREIGN KEY (organisation_id, customer_id) REFERENCES customers (organisation_id, id),
      FOREIGN KEY (organisation_id, journal_entry_id) REFERENCES journal_entries (organisation_id, id),
      FOREIGN KEY (organisation_id, reversal_entry_id) REFERENCES journal_entries (organisation_id, id),
      CONSTRAINT totals_add_up CHECK (net + tax = gross),
      CONSTRAINT numbered_when_issued CHECK ((status = 'draft') = (number IS NULL)),
      CONSTRAINT a_draft_can_be_edited CHECK (status = 'draft' OR request IS NULL),
      CONSTRAINT issued_with_its_time CHECK ((status = 'draft') = (issued_at IS NULL)),
      CONSTRAINT voided_with_facts CHECK ((status = 'voided') = (voided_at IS NOT NULL)
        AND (status = 'voided' AND journal_entry_id IS NOT NULL) = (reversal_entry_id IS NOT NULL)),
      CONSTRAINT posted_unless_free CHECK (status = 'draft' OR (gross = 0 AND net = 0) OR journal_entry_id IS NOT NULL),
      CONSTRAINT credited_within_the_invoice CHECK (credited_gross + written_off <= gross),
      CONSTRAINT nothing_credited_of_a_draft CHECK (status = 'issued' OR credited_gross + written_off = 0)
    )`);
  await runner.query(`CREATE UNIQUE INDEX invoices_series ON invoices (organisation_id, series_key, series_number)
    WHERE series_key IS NOT NULL`);
  await runner.query(`CREATE INDEX invoices_customer ON invoices (organisation_id, customer_id, id)`);
  await runner.query(`CREATE INDEX invoices_issue_date ON invoices (organisation_id, issue_date, id)`);
  await fenceByOrganisation(runner, 'invoices', ['SELECT', 'INSERT', 'UPDATE', 'DELETE']);
  await refuseTruncate(runner, 'invoices');
}

/** `taxes` holds each tax of the line with its amount and the account it was posted to; the arrays run parallel to it. */
async function lines(runner: QueryRunner): Promise<void> {
  await runner.query(`
    CREATE TABLE invoice_lines (
      organisation_id uuid NOT NULL,
      invoice_id text COLLATE "C" NOT NULL,
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
      price_id text COLLATE "C",
      product_id text COLLATE "C",
      credited_quantity numeric NOT NULL DEFAULT 0,
      credited_quantity_net money_amount NOT NULL DEFAULT 0,
      credited_net money_amount NOT NULL DEFAULT 0,
      credited_tax money_amount NOT NULL DEFAULT 0,
      credited_taxes numeric[] NOT NULL DEFAULT '{}',
      PRIMARY KEY (organisation_id, invoice_id, line_no),
      FOREIGN KEY (organisation_id, invoice_id) REFERENCES invoices (organisation_id, id),
      CHECK (net + tax = gross),
      CHECK (line_type <> 'item' OR quantity IS NOT NULL),
      CONSTRAINT credited_quantity_within CHECK (credited_quantity BETWEEN 0 AND coalesce(quantity, 0)),
      CONSTRAINT credited_net_within CHECK (credited_net <= net AND credited_quantity_net <= credited_net),
      CONSTRAINT credited_tax_within CHECK (credited_tax <= tax AND 0 <= ALL (credited_taxes))
    )`);
  await runner.query(`CREATE UNIQUE INDEX invoice_lines_id ON invoice_lines (organisation_id, id)`);
  const credited = [
    'credited_quantity',
    'credited_quantity_net',
    'credited_net',
    'credited_tax',
    'credited_taxes',
  ];
  await fenceByOrganisation(runner, 'invoice_lines', [
    'SELECT',
    'INSERT',
    'DELETE',
    `UPDATE (${credited.join(', ')})`,
  ]);
  await refuseTruncate(runner, 'invoice_lines');
  await runner.query(`
    CREATE TRIGGER invoice_lines_frozen BEFORE UPDATE ON invoice_lines
      FOR EACH ROW EXECUTE FUNCTION refuse_change_beyond(${credited.map((name) => `'${name}'`).join(', ')})`);
  await runner.query(`
    CREATE FUNCTION invoice_line_of_a_draft() RETURNS trigger LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
    BEGIN
      IF (SELECT i.status FROM invoices i WHERE i.organisation_id = OLD.organisation_id AND i.id = OLD.invoice_id) <> 'draft' THEN
        RAISE EXCEPTION 'a line of an issued invoice is not deleted' USING ERRCODE = 'CT001';
      END IF;
      RETURN OLD;
    END $$`);
  await runner.query(`
    CREATE TRIGGER invoice_lines_of_a_draft BEFORE DELETE ON invoice_lines
      FOR EACH ROW EXECUTE FUNCTION invoice_line_of_a_draft()`);
}

/** No way back to a draft, no deletion, and nothing of an issued invoice changes but the named columns. */
async function record(runner: QueryRunner): Promise<void> {
  await runner.query(`
    CREATE FUNCTION invoice_is_a_record() RETURNS trigger LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
    DECLARE mutable text[] := ARRAY['status', 'delivery_status', 'memo', 'notes', 'metadata', 'credited_gross', 'written_off',
      'voided_at', 'void_reason', 'reversal_entry_id', 'updated_at'];
    BEGIN
      IF OLD.status = 'draft' THEN
        IF TG_OP = 'DELETE' THEN RETURN OLD; END IF;
        IF (NEW.organisation_id, NEW.id, NEW.created_at) IS DISTINCT FROM (OLD.organisation_id, OLD.id, OLD.created_at)
          OR NEW.status = 'voided' THEN
          RAISE EXCEPTION 'a draft invoice keeps its identity and is not voided' USING ERRCODE = 'CT001';
        END IF;
        RETURN NEW;
      END IF;
      IF TG_OP = 'DELETE' OR NEW.status = 'draft' OR (OLD.status = 'voided' AND NEW.status <> 'voided')
        OR (to_jsonb(NEW) - mutable) IS DISTINCT FROM (to_jsonb(OLD) - mutable) THEN
        RAISE EXCEPTION 'an issued invoice is a legal record' USING ERRCODE = 'CT001';
      END IF;
      RETURN NEW;
    END $$`);
  await runner.query(`
    CREATE TRIGGER invoices_record BEFORE UPDATE OR DELETE ON invoices
      FOR EACH ROW EXECUTE FUNCTION invoice_is_a_record()`);
  const facts = (row: string): string =>
    `(${row}.status, ${row}.voided_at, ${row}.void_reason, ${row}.reversal_entry_id)`;
  await runner.query(`
    CREATE TRIGGER invoices_void_final BEFORE UPDATE ON invoices FOR EACH ROW
      WHEN (OLD.status = 'voided' AND ${facts('NEW')} IS DISTINCT FROM ${facts('OLD')})
      EXECUTE FUNCTION refuse_change()`);
}

/** At commit an issued invoice has exactly the lines 1 … line_count, which add up to it; so no line is added later. */
async function wholeness(runner: QueryRunner): Promise<void> {
  await runner.query(`
    CREATE FUNCTION invoice_is_whole() RETURNS trigger LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
    DECLARE lines record;
    BEGIN
      SELECT count(*) AS n, coalesce(max(line_no), 0) AS last, coalesce(sum(net), 0) AS net, coalesce(sum(tax), 0) AS tax
        INTO lines FROM invoice_lines WHERE organisation_id = NEW.organisation_id AND invoice_id = NEW.id;
      IF lines.n <> NEW.line_count OR lines.last <> NEW.line_count OR lines.net <> NEW.net OR lines.tax <> NEW.tax THEN
        RAISE EXCEPTION 'the lines of invoice % are not all there or do not add up', NEW.id USING ERRCODE = 'CT008';
      END IF;
      RETURN NULL;
    END $$`);
  await runner.query(`
    CREATE CONSTRAINT TRIGGER invoices_whole AFTER INSERT ON invoices
      DEFERRABLE INITIALLY DEFERRED FOR EACH ROW WHEN (NEW.status <> 'draft') EXECUTE FUNCTION invoice_is_whole()`);
  await runner.query(`
    CREATE CONSTRAINT TRIGGER invoices_whole_at_issue AFTER UPDATE ON invoices
      DEFERRABLE INITIALLY DEFERRED FOR EACH ROW WHEN (OLD.status = 'draft' AND NEW.status <> 'draft')
      EXECUTE FUNCTION invoice_is_whole()`);
  await runner.query(`
    CREATE FUNCTION invoice_lines_belong() RETURNS trigger LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
    BEGIN
      IF EXISTS (
        SELECT FROM new_lines l WHERE (
          SELECT l.line_no <= i.line_count FROM invoices i
          WHERE i.organisation_id = l.organisation_id AND i.id = l.invoice_id
        ) IS NOT TRUE
      ) THEN
        RAISE EXCEPTION 'a line does not belong to an invoice that is still being written' USING ERRCODE = 'CT008';
      END IF;
      RETURN NULL;
    END $$`);
  await runner.query(`
    CREATE TRIGGER invoice_lines_belong AFTER INSERT ON invoice_lines
      REFERENCING NEW TABLE AS new_lines FOR EACH STATEMENT EXECUTE FUNCTION invoice_lines_belong()`);
}

/**
 * What each line of a credit note takes of which line of its invoice: every form of crediting comes down to these rows. What is
 * left of an invoice line is its amounts less the rows of credit notes that are not voided; `invoice_lines.credited_…`
 * are those sums, kept under the lock of the invoice so that a constraint can hold them.
 */
async function creditRows(runner: QueryRunner): Promise<void> {
  await runner.query(`
    CREATE TABLE credit_note_rows (
      organisation_id uuid NOT NULL,
      credit_note_id text COLLATE "C" NOT NULL,
      row_no int NOT NULL CHECK (row_no > 0),
      item_line_no int NOT NULL,
      invoice_id text COLLATE "C" NOT NULL,
      invoice_line_id text COLLATE "C" NOT NULL,
      quantity numeric NOT NULL CHECK (quantity >= 0),
      net money_amount NOT NULL,
      tax money_amount NOT NULL,
      taxes numeric[] NOT NULL,
      PRIMARY KEY (organisation_id, credit_note_id, row_no),
      FOREIGN KEY (organisation_id, credit_note_id) REFERENCES credit_notes (organisation_id, id),
      FOREIGN KEY (organisation_id, invoice_line_id) REFERENCES invoice_lines (organisation_id, id)
    )`);
  await runner.query(
    `CREATE INDEX credit_note_rows_of_invoice ON credit_note_rows (organisation_id, invoice_id, credit_note_id)`,
  );
  await fenceByOrganisation(runner, 'credit_note_rows', ['SELECT', 'INSERT']);
  await makeAppendOnly(runner, 'credit_note_rows');
}
