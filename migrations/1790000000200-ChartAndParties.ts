import type { MigrationInterface, QueryRunner } from 'typeorm';
import { fenceByOrganisation, refuseTruncate } from './sql';

/** The chart of accounts with its roles, customers, number series and counters. */
export class ChartAndParties1790000000200 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await chart(runner);
    await customers(runner);
    await numbering(runner);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`DROP TABLE counters, number_series, customers, account_roles, accounts`);
    await runner.query(`DROP FUNCTION counter_moves_forward`);
  }
}

async function chart(runner: QueryRunner): Promise<void> {
  await runner.query(`
    CREATE TABLE accounts (
      organisation_id uuid NOT NULL REFERENCES ledgers,
      id text COLLATE "C" NOT NULL,
      code text COLLATE "C" NOT NULL,
      name text NOT NULL,
      type text NOT NULL CHECK (type IN ('asset', 'liability', 'equity', 'income', 'expense')),
      archived_at timestamptz,
      created_at timestamptz NOT NULL,
      updated_at timestamptz NOT NULL,
      PRIMARY KEY (organisation_id, id),
      UNIQUE (organisation_id, code)
    )`);
  await fenceByOrganisation(runner, 'accounts', [
    'SELECT',
    'INSERT',
    'UPDATE (code, name, archived_at, updated_at)',
    'DELETE',
  ]);
  await refuseTruncate(runner, 'accounts');

  // A control account is the sum of every account that ever held its role, so a past holder stays as a row.
  await runner.query(`
    CREATE TABLE account_roles (
      organisation_id uuid NOT NULL,
      role text NOT NULL,
      account_id text COLLATE "C" NOT NULL,
      current boolean NOT NULL,
      assigned_at timestamptz NOT NULL,
      PRIMARY KEY (organisation_id, role, account_id),
      FOREIGN KEY (organisation_id, account_id) REFERENCES accounts (organisation_id, id)
    )`);
  await runner.query(
    `CREATE UNIQUE INDEX account_roles_current ON account_roles (organisation_id, role) WHERE current`,
  );
  await fenceByOrganisation(runner, 'account_roles', ['SELECT', 'INSERT', 'UPDATE (current, assigned_at)']);
  await runner.query(`
    CREATE TRIGGER account_roles_no_delete BEFORE DELETE ON account_roles
      FOR EACH STATEMENT EXECUTE FUNCTION refuse_change()`);
  await refuseTruncate(runner, 'account_roles');
}

async function customers(runner: QueryRunner): Promise<void> {
  await runner.query(`
    CREATE TABLE customers (
      organisation_id uuid NOT NULL REFERENCES ledgers,
      id text COLLATE "C" NOT NULL,
      name text NOT NULL,
      email text,
      phone text,
      address jsonb,
      country text CHECK (country ~ '^[A-Z]{2}$'),
      vat_number text,
      vat_zone text NOT NULL CHECK (vat_zone IN ('domestic', 'eu', 'outside')),
      currency currency_code NOT NULL,
      payment_terms_days int NOT NULL CHECK (payment_terms_days BETWEEN 0 AND 3650),
      reference text,
      metadata jsonb NOT NULL,
      archived_at timestamptz,
      created_at timestamptz NOT NULL,
      updated_at timestamptz NOT NULL,
      PRIMARY KEY (organisation_id, id)
    )`);
  await runner.query(
    `CREATE UNIQUE INDEX customers_reference ON customers (organisation_id, reference) WHERE reference IS NOT NULL`,
  );
  await fenceByOrganisation(runner, 'customers', ['SELECT', 'INSERT', 'UPDATE', 'DELETE']);
  await refuseTruncate(runner, 'customers');
}

async function numbering(runner: QueryRunner): Promise<void> {
  await runner.query(`
    CREATE TABLE number_series (
      organisation_id uuid NOT NULL REFERENCES ledgers,
      document_type text NOT NULL CHECK (document_type IN ('credit_note', 'invoice')),
      pattern text NOT NULL,
      PRIMARY KEY (organisation_id, document_type)
    )`);
  await fenceByOrganisation(runner, 'number_series', ['SELECT', 'INSERT', 'UPDATE (pattern)']);
  await refuseTruncate(runner, 'number_series');

  // Counters are rows, moved in the transaction that uses the number: a failure leaves no hole. A value never goes back.
  await runner.query(`
    CREATE TABLE counters (
      organisation_id uuid NOT NULL REFERENCES ledgers,
      name text COLLATE "C" NOT NULL,
      value bigint NOT NULL CHECK (value >= 0),
      PRIMARY KEY (organisation_id, name)
    ) WITH (fillfactor = 50)`);
  await fenceByOrganisation(runner, 'counters', ['SELECT', 'INSERT', 'UPDATE (value)']);
  await runner.query(`
    CREATE FUNCTION counter_moves_forward() RETURNS trigger LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
    BEGIN
      IF NEW.value < OLD.value OR NEW.name <> OLD.name OR NEW.organisation_id <> OLD.organisation_id THEN
        RAISE EXCEPTION 'counter % may only move forward', OLD.name USING ERRCODE = 'CT001';
      END IF;
      RETURN NEW;
    END $$`);
  await runner.query(`
    CREATE TRIGGER counters_forward BEFORE UPDATE ON counters
      FOR EACH ROW EXECUTE FUNCTION counter_moves_forward()`);
  await runner.query(`
    CREATE TRIGGER counters_no_delete BEFORE DELETE ON counters
      FOR EACH STATEMENT EXECUTE FUNCTION refuse_change()`);
  await refuseTruncate(runner, 'counters');
}
