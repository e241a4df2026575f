import type { MigrationInterface, QueryRunner } from 'typeorm';
import { fenceByOrganisation, freezeAllBut, makeAppendOnly } from './sql';

/**
 * The journal. What a committed entry is, whoever wrote it and by whatever path:
 *
 * - it has exactly the lines 1 … line_count, balanced in the document's currency and in base, equal to its totals;
 * - its number follows its predecessor's without a gap;
 * - its date was open when it was committed;
 * - it never changes, and as its line numbers are all taken, it cannot be extended.
 */
export class Journal1790000000400 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await tables(runner);
    await lineGuard(runner);
    await entryGuard(runner);
    await openItems(runner);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`DROP TRIGGER accounts_unused ON accounts`);
    await runner.query(`DROP TABLE open_items, journal_lines, journal_entries`);
    await runner.query(`DROP FUNCTION journal_entry_holds, journal_lines_belong, account_is_unused`);
  }
}

async function tables(runner: QueryRunner): Promise<void> {
  await runner.query(`
    CREATE TABLE journal_entries (
      organisation_id uuid NOT NULL,
      id text COLLATE "C" NOT NULL,
      number bigint NOT NULL CHECK (number > 0),
      date date NOT NULL,
      source_type text NOT NULL CHECK (source_type IN ('credit_note', 'invoice', 'payment', 'refund', 'settlement',
        'write_off', 'opening', 'manual', 'year_end')),
      source_id text COLLATE "C",
      document_number text,
      counterparty_name text,
      memo text,
      currency currency_code NOT NULL,
      exchange_rate numeric NOT NULL CHECK (exchange_rate > 0 AND exchange_rate < 1e15),
      reverses_entry_id text COLLATE "C",
      line_count int NOT NULL CHECK (line_count >= 2),
      total money_amount NOT NULL,
      base_total money_amount NOT NULL,
      posted_at timestamptz NOT NULL,
      posted_by text NOT NULL,
      request_id text NOT NULL,
      PRIMARY KEY (organisation_id, id),
      UNIQUE (organisation_id, number),
      FOREIGN KEY (organisation_id, reverses_entry_id) REFERENCES journal_entries (organisation_id, id)
    )`);
  await runner.query(`
    CREATE UNIQUE INDEX journal_entries_reversed_once ON journal_entries (organisation_id, reverses_entry_id)
      WHERE reverses_entry_id IS NOT NULL`);
  await runner.query(`CREATE INDEX journal_entries_date ON journal_entries (organisation_id, date, number)`);
  await runner.query(`CREATE INDEX journal_entries_source ON journal_entries (organisation_id, source_id)`);
  await fenceByOrganisation(runner, 'journal_entries', ['SELECT', 'INSERT']);
  await makeAppendOnly(runner, 'journal_entries');

  await runner.query(`
    CREATE TABLE journal_lines (
      organisation_id uuid NOT NULL,
      entry_number bigint NOT NULL,
      line_no int NOT NULL CHECK (line_no > 0),
      date date NOT NULL,
      account_id text COLLATE "C" NOT NULL,
      debit money_amount NOT NULL,
      credit money_amount NOT NULL,
      base_debit money_amount NOT NULL,
      base_credit money_amount NOT NULL,
      vat_code text,
      customer_id text COLLATE "C",
      open_item_id text COLLATE "C",
      description text,
      dimensions jsonb,
      PRIMARY KEY (organisation_id, entry_number, line_no),
      CONSTRAINT one_side CHECK ((debit = 0 AND base_debit = 0) OR (credit = 0 AND base_credit = 0)),
      CONSTRAINT not_zero CHECK (debit + credit + base_debit + base_credit > 0)
    )`);
  await runner.query(
    `CREATE INDEX journal_lines_account ON journal_lines (organisation_id, account_id, date, entry_number)`,
  );
  await fenceByOrganisation(runner, 'journal_lines', ['SELECT', 'INSERT']);
  await makeAppendOnly(runner, 'journal_lines');
}

/**
 * One set-based check a statement stands in for a foreign key per row to entries, accounts and open items. It holds the
 * gate as every posting does, so that no account is deleted and no role assigned between the check and the commit.
 *
 * The questions are scalar sub-selects, which are never turned into a join: of a table that has grown since it was last
 * analysed, a join is planned as a scan of it for every line.
 */
async function lineGuard(runner: QueryRunner): Promise<void> {
  await runner.query(`
    CREATE FUNCTION journal_lines_belong() RETURNS trigger LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
    BEGIN
      PERFORM FROM period_locks WHERE organisation_id IN (SELECT organisation_id FROM new_lines)
        ORDER BY organisation_id FOR SHARE;
      IF EXISTS (
        SELECT FROM new_lines n WHERE (
          SELECT n.line_no <= e.line_count AND n.date = e.date FROM journal_entries e
          WHERE e.organisation_id = n.organisation_id AND e.number = n.entry_number
        ) IS NOT TRUE
      ) THEN
        RAISE EXCEPTION 'a journal line does not belong to an entry that is still being written' USING ERRCODE = 'CT004';
      END IF;
      IF EXISTS (
        SELECT FROM (SELECT DISTINCT organisation_id, account_id FROM new_lines) n WHERE (
          SELECT true FROM accounts a WHERE a.organisation_id = n.organisation_id AND a.id = n.account_id
        ) IS NULL
      ) THEN
        RAISE EXCEPTION 'a journal line names an account that does not exist' USING ERRCODE = 'CT004';
      END IF;
      IF EXISTS (
        SELECT FROM new_lines n WHERE (
          SELECT true FROM account_roles r
          WHERE r.organisation_id = n.organisation_id AND r.role = 'debtors' AND r.account_id = n.account_id
        ) AND (
          SELECT true FROM open_items i WHERE i.organisation_id = n.organisation_id AND i.id = n.open_item_id
        ) IS NULL
      ) THEN
        RAISE EXCEPTION 'a line on a debtors account belongs to no open item' USING ERRCODE = 'CT004';
      END IF;
      RETURN NULL;
    END $$`);
  await runner.query(`
    CREATE TRIGGER journal_lines_belong AFTER INSERT ON journal_lines
      REFERENCING NEW TABLE AS new_lines FOR EACH STATEMENT EXECUTE FUNCTION journal_lines_belong()`);
  // Posting holds the lock row FOR SHARE, so this waits for postings in flight and sees the lines that they wrote.
  await runner.query(`
    CREATE FUNCTION account_is_unused() RETURNS trigger LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
    BEGIN
      IF current_setting('transaction_isolation') <> 'read committed' THEN
        RAISE EXCEPTION 'an account is deleted in READ COMMITTED only: an older snapshot misses postings' USING ERRCODE = 'CT007';
      END IF;
      PERFORM FROM period_locks WHERE organisation_id = OLD.organisation_id FOR UPDATE;
      IF EXISTS (SELECT FROM journal_lines l WHERE l.organisation_id = OLD.organisation_id AND l.account_id = OLD.id) THEN
        RAISE EXCEPTION 'account % has been posted to', OLD.code USING ERRCODE = 'CT007';
      END IF;
      RETURN OLD;
    END $$`);
  await runner.query(`
    CREATE TRIGGER accounts_unused BEFORE DELETE ON accounts FOR EACH ROW EXECUTE FUNCTION account_is_unused()`);
}

async function entryGuard(runner: QueryRunner): Promise<void> {
  await runner.query(`
    CREATE FUNCTION journal_entry_holds() RETURNS trigger LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
    DECLARE lines record;
    BEGIN
      SELECT count(*) AS n, sum(debit) AS debit, sum(credit) AS credit, sum(base_debit) AS base_debit,
             sum(base_credit) AS base_credit, bool_or(vat_code IS NOT NULL) AS taxed
        INTO lines FROM journal_lines
        WHERE organisation_id = NEW.organisation_id AND entry_number = NEW.number;
      IF lines.n <> NEW.line_count
        OR lines.debit <> NEW.total OR lines.credit <> NEW.total
        OR lines.base_debit <> NEW.base_total OR lines.base_credit <> NEW.base_total THEN
        RAISE EXCEPTION 'journal entry % does not hold: % of % lines, debit %, credit %, base debit %, base credit %',
          NEW.number, lines.n, NEW.line_count, lines.debit, lines.credit, lines.base_debit, lines.base_credit
          USING ERRCODE = 'CT002';
      END IF;
      IF NEW.number > 1 AND NOT EXISTS (SELECT FROM journal_entries e
          WHERE e.organisation_id = NEW.organisation_id AND e.number = NEW.number - 1) THEN
        RAISE EXCEPTION 'journal entry % has no predecessor', NEW.number USING ERRCODE = 'CT005';
      END IF;
      PERFORM assert_open(NEW.organisation_id, NEW.date, NEW.source_type IN ('credit_note', 'invoice'),
        lines.taxed AND NEW.source_type <> 'year_end');
      RETURN NULL;
    END $$`);
  await runner.query(`
    CREATE CONSTRAINT TRIGGER journal_entry_holds AFTER INSERT ON journal_entries
      DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION journal_entry_holds()`);
}

/** The debtors subledger: every line on a debtors account names one; signed like the account, a credit is negative. */
async function openItems(runner: QueryRunner): Promise<void> {
  await runner.query(`
    CREATE TABLE open_items (
      organisation_id uuid NOT NULL,
      id text COLLATE "C" NOT NULL,
      kind text NOT NULL CHECK (kind IN ('credit_note', 'invoice', 'payment', 'opening', 'manual')),
      customer_id text COLLATE "C",
      document_number text,
      date date NOT NULL,
      due_date date,
      currency currency_code NOT NULL,
      exchange_rate numeric NOT NULL CHECK (exchange_rate > 0),
      amount signed_amount NOT NULL,
      base_amount signed_amount NOT NULL,
      open_amount signed_amount NOT NULL,
      open_base_amount signed_amount NOT NULL,
      PRIMARY KEY (organisation_id, id),
      FOREIGN KEY (organisation_id, customer_id) REFERENCES customers (organisation_id, id),
      CHECK (open_amount * sign(amount) BETWEEN 0 AND abs(amount))
    )`);
  await runner.query(`
    CREATE INDEX open_items_of_customer ON open_items (organisation_id, customer_id) WHERE open_amount <> 0`);
  await fenceByOrganisation(runner, 'open_items', [
    'SELECT',
    'INSERT',
    'UPDATE (open_amount, open_base_amount)',
  ]);
  await freezeAllBut(runner, 'open_items', ['open_amount', 'open_base_amount']);
}
