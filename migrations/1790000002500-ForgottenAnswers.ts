import type { MigrationInterface, QueryRunner } from 'typeorm';
import { makeAppendOnly } from './sql';

/**
 * Mail servers repeat whom they answer for: the erasure of a customer takes away what they said, and the reason that a
 * delivery ended for where that is such an answer. Nothing else of an attempt can change, nor can it say something new.
 */
export class ForgottenAnswers1790000002500 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`DROP TRIGGER delivery_attempts_append_only ON delivery_attempts`);
    await runner.query(`
      CREATE FUNCTION delivery_attempt_forgets() RETURNS trigger LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
      BEGIN
        IF num_nonnulls(OLD.answer, OLD.error) = 0 OR num_nonnulls(NEW.answer, NEW.error) > 0 OR
          (to_jsonb(NEW) - ARRAY['answer', 'error']) IS DISTINCT FROM (to_jsonb(OLD) - ARRAY['answer', 'error']) THEN
          RAISE EXCEPTION 'an attempt may only forget what was answered' USING ERRCODE = 'CT001';
        END IF;
        RETURN NEW;
      END $$`);
    await runner.query(`
      CREATE TRIGGER delivery_attempts_forget BEFORE UPDATE ON delivery_attempts
        FOR EACH ROW EXECUTE FUNCTION delivery_attempt_forgets()`);
    await runner.query(`
      CREATE TRIGGER delivery_attempts_no_delete BEFORE DELETE ON delivery_attempts
        FOR EACH STATEMENT EXECUTE FUNCTION refuse_change()`);
    await runner.query(`GRANT UPDATE (answer, error) ON delivery_attempts TO contra_service`);
    await runner.query(movesOn(`OLD.status = 'failed' AND NEW.reason = 'customer_erased'`));
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(movesOn('false'));
    await runner.query(`REVOKE UPDATE (answer, error) ON delivery_attempts FROM contra_service`);
    await runner.query(`DROP TRIGGER delivery_attempts_no_delete ON delivery_attempts`);
    await runner.query(`DROP TRIGGER delivery_attempts_forget ON delivery_attempts`);
    await runner.query(`DROP FUNCTION delivery_attempt_forgets`);
    await runner.query(`DROP TRIGGER delivery_attempts_no_truncate ON delivery_attempts`);
    await makeAppendOnly(runner, 'delivery_attempts');
  }
}

/** What has ended stays as it ended. Whom it went to may still be erased, and under this condition why it failed. */
const movesOn = (mayForgetReason: string): string => `
  CREATE OR REPLACE FUNCTION delivery_moves_on() RETURNS trigger LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
  DECLARE
    erasable text[] := ARRAY['recipients', 'message'] || CASE WHEN ${mayForgetReason} THEN ARRAY['reason'] ELSE '{}' END;
  BEGIN
    IF OLD.ended_at IS NOT NULL AND (to_jsonb(NEW) - erasable) IS DISTINCT FROM (to_jsonb(OLD) - erasable) THEN
      RAISE EXCEPTION 'a delivery that is % stays so', OLD.status USING ERRCODE = 'CT001';
    END IF;
    IF OLD.status = 'sending' AND NEW.status = 'scheduled' OR NEW.attempts < OLD.attempts
      OR OLD.first_attempt_at IS NOT NULL AND NEW.first_attempt_at IS DISTINCT FROM OLD.first_attempt_at THEN
      RAISE EXCEPTION 'a delivery does not go back' USING ERRCODE = 'CT001';
    END IF;
    RETURN NEW;
  END $$`;
