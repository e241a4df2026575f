import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What an erased customer is called, and what stands in place of an idempotent answer that named one. */
const ERASED_NAME = 'Erased customer';
const CLEARED_ANSWER = '{"erased":true}';

/** Whether a customer's VAT zone is derived or set by hand; and the erasure of a customer's personal data, which is final. */
export class CustomersInFull1790000001000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE customers
        ADD COLUMN vat_zone_derived boolean NOT NULL DEFAULT true,
        ADD COLUMN erased_at timestamptz,
        ADD CONSTRAINT erased_is_clear CHECK (erased_at IS NULL OR (
          name = '${ERASED_NAME}' AND archived_at IS NOT NULL AND metadata = '{}'
          AND num_nonnulls(email, phone, address, vat_number, reference) = 0
        ))`);
    await runner.query(`ALTER TABLE customers ALTER COLUMN vat_zone_derived DROP DEFAULT`);
    await runner.query(`
      CREATE TRIGGER customers_erased BEFORE UPDATE ON customers
        FOR EACH ROW WHEN (OLD.erased_at IS NOT NULL) EXECUTE FUNCTION refuse_change()`);
    await noDraftOfTheErased(runner);
    await answersCanBeCleared(runner);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`DROP TRIGGER idempotency_keys_frozen ON idempotency_keys`);
    await runner.query(`REVOKE UPDATE (answer) ON idempotency_keys FROM contra_service`);
    await runner.query(`DROP TRIGGER invoices_draft_of_the_erased ON invoices`);
    await runner.query(`DROP TRIGGER customers_erased ON customers`);
    await runner.query(`DROP FUNCTION idempotent_answer_is_cleared, customer_is_not_erased`);
    await runner.query(`
      ALTER TABLE customers DROP CONSTRAINT erased_is_clear, DROP COLUMN erased_at, DROP COLUMN vat_zone_derived`);
  }
}

/**
 * Whoever posts holds the gate that erasing closes, but a draft is written beside it. So a draft takes the customer's row
 * itself: it waits for an erasure in flight, and then finds the customer erased.
 */
async function noDraftOfTheErased(runner: QueryRunner): Promise<void> {
  await runner.query(`
    CREATE FUNCTION customer_is_not_erased() RETURNS trigger LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
    BEGIN
      PERFORM FROM customers c WHERE c.organisation_id = NEW.organisation_id AND c.id = NEW.customer_id
        AND c.erased_at IS NULL FOR KEY SHARE;
      IF NOT FOUND THEN
        RAISE EXCEPTION 'customer % has been erased', NEW.customer_id USING ERRCODE = 'CT011';
      END IF;
      RETURN NEW;
    END $$`);
  await runner.query(`
    CREATE TRIGGER invoices_draft_of_the_erased BEFORE INSERT OR UPDATE ON invoices
      FOR EACH ROW WHEN (NEW.status = 'draft' AND NEW.customer_id IS NOT NULL) EXECUTE FUNCTION customer_is_not_erased()`);
}

/** A stored answer that names an erased customer is cleared. It is not deleted: its request would be done once more. */
async function answersCanBeCleared(runner: QueryRunner): Promise<void> {
  await runner.query(`
    CREATE FUNCTION idempotent_answer_is_cleared() RETURNS trigger LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
    BEGIN
      IF NEW.answer <> '${CLEARED_ANSWER}' OR (to_jsonb(NEW) - 'answer') IS DISTINCT FROM (to_jsonb(OLD) - 'answer') THEN
        RAISE EXCEPTION 'a stored answer stays as it was given, or is cleared' USING ERRCODE = 'CT001';
      END IF;
      RETURN NEW;
    END $$`);
  await runner.query(`
    CREATE TRIGGER idempotency_keys_frozen BEFORE UPDATE ON idempotency_keys
      FOR EACH ROW EXECUTE FUNCTION idempotent_answer_is_cleared()`);
  await runner.query(`GRANT UPDATE (answer) ON idempotency_keys TO contra_service`);
}
