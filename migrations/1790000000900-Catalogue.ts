import type { MigrationInterface, QueryRunner } from 'typeorm';
import { fenceByOrganisation, refuseTruncate } from './sql';

/** Products with their prices, the rates of tax that they carry by zone and time, and the rates of exchange. */
export class Catalogue1790000000900 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await products(runner);
    await prices(runner);
    await taxRates(runner);
    await noOverlap(runner);
    await usedRatesStay(runner);
    await exchangeRates(runner);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`ALTER TABLE invoice_lines DROP CONSTRAINT invoice_lines_price`);
    await runner.query(`ALTER TABLE credit_note_items DROP CONSTRAINT credit_note_items_price`);
    await runner.query(`DROP TABLE exchange_rates, tax_rates, prices, products`);
    await runner.query(`DROP FUNCTION tax_rates_do_not_overlap, tax_rate_is_unused`);
  }
}

async function products(runner: QueryRunner): Promise<void> {
  await runner.query(`
    CREATE TABLE products (
      organisation_id uuid NOT NULL REFERENCES ledgers,
      id text COLLATE "C" NOT NULL,
      name text NOT NULL,
      description text,
      sku text,
      unit text,
      account_id text COLLATE "C",
      tax_code text NOT NULL,
      metadata jsonb NOT NULL,
      archived_at timestamptz,
      created_at timestamptz NOT NULL,
      updated_at timestamptz NOT NULL,
      PRIMARY KEY (organisation_id, id),
      FOREIGN KEY (organisation_id, account_id) REFERENCES accounts (organisation_id, id)
    )`);
  await runner.query(
    `CREATE UNIQUE INDEX products_sku ON products (organisation_id, sku) WHERE sku IS NOT NULL`,
  );
  await runner.query(
    `CREATE INDEX products_account ON products (organisation_id, account_id) WHERE account_id IS NOT NULL`,
  );
  await fenceByOrganisation(runner, 'products', [
    'SELECT',
    'INSERT',
    'UPDATE (name, description, sku, unit, account_id, tax_code, metadata, archived_at, updated_at)',
    'DELETE',
  ]);
  await refuseTruncate(runner, 'products');
}

/** What a price says never changes: what was quoted once stays readable. Only whether it is offered does. */
async function prices(runner: QueryRunner): Promise<void> {
  await runner.query(`
    CREATE TABLE prices (
      organisation_id uuid NOT NULL,
      id text COLLATE "C" NOT NULL,
      product_id text COLLATE "C" NOT NULL,
      currency currency_code NOT NULL,
      unit_price numeric NOT NULL CHECK (unit_price >= 0 AND unit_price < 1e15 AND scale(unit_price) <= 6),
      prices_include_tax boolean NOT NULL,
      is_default boolean NOT NULL,
      active boolean NOT NULL,
      archived_at timestamptz,
      created_at timestamptz NOT NULL,
      updated_at timestamptz NOT NULL,
      PRIMARY KEY (organisation_id, id),
      FOREIGN KEY (organisation_id, product_id) REFERENCES products (organisation_id, id),
      CONSTRAINT default_is_offered CHECK (NOT is_default OR (active AND archived_at IS NULL))
    )`);
  await runner.query(`CREATE INDEX prices_of_product ON prices (organisation_id, product_id, id)`);
  await runner.query(
    `CREATE UNIQUE INDEX prices_default ON prices (organisation_id, product_id, currency) WHERE is_default`,
  );
  const mutable = ['is_default', 'active', 'archived_at', 'updated_at'];
  await fenceByOrganisation(runner, 'prices', [
    'SELECT',
    'INSERT',
    `UPDATE (${mutable.join(', ')})`,
    'DELETE',
  ]);
  await refuseTruncate(runner, 'prices');
  await runner.query(`
    CREATE TRIGGER prices_frozen BEFORE UPDATE ON prices
      FOR EACH ROW EXECUTE FUNCTION refuse_change_beyond(${mutable.map((name) => `'${name}'`).join(', ')})`);

  // A price that a document names cannot be deleted. Most lines name none, and cost nothing here.
  for (const table of ['invoice_lines', 'credit_note_items']) {
    await runner.query(`
      ALTER TABLE ${table} ADD CONSTRAINT ${table}_price
        FOREIGN KEY (organisation_id, price_id) REFERENCES prices (organisation_id, id)`);
    await runner.query(
      `CREATE INDEX ${table}_price ON ${table} (organisation_id, price_id) WHERE price_id IS NOT NULL`,
    );
  }
}

async function taxRates(runner: QueryRunner): Promise<void> {
  await runner.query(`
    CREATE TABLE tax_rates (
      organisation_id uuid NOT NULL REFERENCES ledgers,
      id text COLLATE "C" NOT NULL,
      tax_code text COLLATE "C" NOT NULL,
      zone text NOT NULL CHECK (zone IN ('domestic', 'eu', 'outside')),
      name text,
      category text NOT NULL CHECK (category IN ('S', 'Z', 'E', 'AE', 'K', 'G', 'O')),
      rate numeric NOT NULL CHECK (rate BETWEEN 0 AND 100 AND scale(rate) <= 4),
      exemption_reason text,
      valid_from date NOT NULL,
      valid_to date CHECK (valid_to >= valid_from),
      created_at timestamptz NOT NULL,
      updated_at timestamptz NOT NULL,
      PRIMARY KEY (organisation_id, id),
      CONSTRAINT only_standard_is_above_zero CHECK ((category = 'S') = (rate > 0)),
      CONSTRAINT exempt_for_a_reason CHECK ((category IN ('S', 'Z')) = (exemption_reason IS NULL))
    )`);
  await runner.query(
    `CREATE UNIQUE INDEX tax_rates_start ON tax_rates (organisation_id, tax_code, zone, valid_from)`,
  );
  await fenceByOrganisation(runner, 'tax_rates', ['SELECT', 'INSERT', 'UPDATE', 'DELETE']);
  await refuseTruncate(runner, 'tax_rates');
}

/**
 * At any time a code has at most one rate in a zone, so that the rate of a line is not a matter of luck. Writers of a code
 * stand in line, by whatever path they come, and each looks at what those before it have committed.
 */
async function noOverlap(runner: QueryRunner): Promise<void> {
  await runner.query(`
    CREATE FUNCTION tax_rates_do_not_overlap() RETURNS trigger LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
    BEGIN
      IF current_setting('transaction_isolation') <> 'read committed' THEN
        RAISE EXCEPTION 'tax rates are written in READ COMMITTED only: an older snapshot misses others' USING ERRCODE = 'CT009';
      END IF;
      PERFORM pg_advisory_xact_lock(hashtextextended('tax_rates ' || NEW.organisation_id || NEW.zone || NEW.tax_code, 0));
      IF EXISTS (
        SELECT FROM tax_rates r
        WHERE r.organisation_id = NEW.organisation_id AND r.tax_code = NEW.tax_code AND r.zone = NEW.zone AND r.id <> NEW.id
          AND r.valid_from <= coalesce(NEW.valid_to, 'infinity') AND NEW.valid_from <= coalesce(r.valid_to, 'infinity')
      ) THEN
        RAISE EXCEPTION 'another rate of % in the zone % is valid at the same time', NEW.tax_code, NEW.zone USING ERRCODE = 'CT009';
      END IF;
      RETURN NULL;
    END $$`);
  await runner.query(`
    CREATE TRIGGER tax_rates_apart AFTER INSERT OR UPDATE ON tax_rates
      FOR EACH ROW EXECUTE FUNCTION tax_rates_do_not_overlap()`);
}

/**
 * A rate whose VAT code stands in the journal keeps its facts: it can be renamed, and ended, and another can follow. Posting
 * holds the lock row FOR SHARE, so this waits for the postings in flight and sees what they wrote.
 */
async function usedRatesStay(runner: QueryRunner): Promise<void> {
  await runner.query(`
    CREATE FUNCTION tax_rate_is_unused() RETURNS trigger LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
    DECLARE mutable text[] := ARRAY['name', 'valid_to', 'updated_at']; since date;
    BEGIN
      IF TG_OP = 'UPDATE' THEN
        IF (NEW.organisation_id, NEW.id, NEW.created_at) IS DISTINCT FROM (OLD.organisation_id, OLD.id, OLD.created_at) THEN
          RAISE EXCEPTION 'a tax rate keeps its identity' USING ERRCODE = 'CT001';
        END IF;
        IF (to_jsonb(NEW) - mutable) = (to_jsonb(OLD) - mutable) THEN RETURN NEW; END IF;
      END IF;
      IF current_setting('transaction_isolation') <> 'read committed' THEN
        RAISE EXCEPTION 'tax rates are changed in READ COMMITTED only: an older snapshot misses postings' USING ERRCODE = 'CT010';
      END IF;
      PERFORM FROM period_locks WHERE organisation_id = OLD.organisation_id FOR UPDATE;
      -- An invoice can be issued before its tax point, and is dated by its issue in the journal.
      SELECT least(OLD.valid_from, min(i.issue_date)) INTO since FROM invoices i
        WHERE i.organisation_id = OLD.organisation_id AND i.status <> 'draft'
          AND i.issue_date < OLD.valid_from AND i.tax_point >= OLD.valid_from;
      IF EXISTS (
        SELECT FROM journal_lines l WHERE l.organisation_id = OLD.organisation_id
          AND l.vat_code = OLD.category || trim_scale(OLD.rate) AND l.date >= since
      ) THEN
        RAISE EXCEPTION 'the tax rate % has been used', OLD.id USING ERRCODE = 'CT010';
      END IF;
      IF TG_OP = 'DELETE' THEN RETURN OLD; END IF;
      RETURN NEW;
    END $$`);
  await runner.query(`
    CREATE TRIGGER tax_rates_unused BEFORE UPDATE OR DELETE ON tax_rates
      FOR EACH ROW EXECUTE FUNCTION tax_rate_is_unused()`);
}

/** Documents keep the rate that they were made with, so the table itself can be corrected. */
async function exchangeRates(runner: QueryRunner): Promise<void> {
  await runner.query(`
    CREATE TABLE exchange_rates (
      organisation_id uuid NOT NULL REFERENCES ledgers,
      currency currency_code NOT NULL,
      date date NOT NULL,
      id text COLLATE "C" NOT NULL,
      rate numeric NOT NULL CHECK (rate > 0 AND rate < 1e15),
      updated_at timestamptz NOT NULL,
      PRIMARY KEY (organisation_id, currency, date),
      UNIQUE (organisation_id, id)
    )`);
  await fenceByOrganisation(runner, 'exchange_rates', [
    'SELECT',
    'INSERT',
    'UPDATE (rate, updated_at)',
    'DELETE',
  ]);
  await refuseTruncate(runner, 'exchange_rates');
}
