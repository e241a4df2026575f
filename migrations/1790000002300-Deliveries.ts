import type { MigrationInterface, QueryRunner } from 'typeorm';
import { fenceByOrganisation, freezeAllBut, makeAppendOnly } from './sql';

/** What becomes of a delivery; recipients and message are taken away when the customer is erased. */
const MUTABLE = [
  'status',
  'recipients',
  'message',
  'attempts',
  'attempt_began_at',
  'first_attempt_at',
  'ended_at',
  'reason',
];

/** How documents left the house: each delivery with what becomes of it, and every attempt with every answer. */
export class Deliveries1790000002300 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await deliveries(runner);
    await attempts(runner);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`DROP TABLE delivery_attempts, deliveries`);
    await runner.query(`DROP FUNCTION delivery_moves_on`);
  }
}

async function deliveries(runner: QueryRunner): Promise<void> {
  await runner.query(`
    CREATE TABLE deliveries (
      organisation_id uuid NOT NULL,
      id text COLLATE "C" NOT NULL CHECK (id LIKE 'dlv\\_%'),
      credit_note_id text COLLATE "C",
      invoice_id text COLLATE "C",
      channel text NOT NULL CHECK (channel IN ('email', 'download', 'manual')),
      status text NOT NULL CHECK (status IN ('scheduled', 'sending', 'sent', 'failed', 'cancelled')),
      recipients jsonb NOT NULL CHECK (jsonb_typeof(recipients) = 'array'),
      subject text,
      message text,
      locale text CHECK (locale IN ('en', 'de', 'fr', 'da')),
      attach text[] NOT NULL,
      send_at timestamptz,
      message_id text,
      attempts int NOT NULL CHECK (attempts >= 0),
      attempt_began_at timestamptz,
      first_attempt_at timestamptz,
      ended_at timestamptz,
      reason text,
      created_at timestamptz NOT NULL,
      created_by text NOT NULL,
      request_id text NOT NULL,
      PRIMARY KEY (organisation_id, id),
      FOREIGN KEY (organisation_id, credit_note_id) REFERENCES credit_notes (organisation_id, id),
      FOREIGN KEY (organisation_id, invoice_id) REFERENCES invoices (organisation_id, id),
      CHECK (num_nonnulls(credit_note_id, invoice_id) = 1),
      CHECK ((channel = 'email') = (message_id IS NOT NULL)),
      CHECK (channel <> 'email' OR jsonb_array_length(recipients) > 0),
      CHECK (channel = 'email' OR status = 'sent'),
      CHECK ((ended_at IS NOT NULL) = (status IN ('sent', 'failed', 'cancelled'))),
      CHECK (attempt_began_at IS NULL OR status = 'sending')
    )`);
  for (const document of ['credit_note_id', 'invoice_id'])
    await runner.query(
      `CREATE INDEX deliveries_${document} ON deliveries (organisation_id, ${document}, id) WHERE ${document} IS NOT NULL`,
    );
  await fenceByOrganisation(runner, 'deliveries', ['SELECT', 'INSERT', `UPDATE (${MUTABLE.join(', ')})`]);
  await freezeAllBut(runner, 'deliveries', MUTABLE);
  // What has ended stays as it ended. Whom it went to may still be erased.
  await runner.query(`
    CREATE FUNCTION delivery_moves_on() RETURNS trigger LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
    BEGIN
      IF OLD.ended_at IS NOT NULL AND
        (to_jsonb(NEW) - ARRAY['recipients', 'message']) IS DISTINCT FROM (to_jsonb(OLD) - ARRAY['recipients', 'message']) THEN
        RAISE EXCEPTION 'a delivery that is % stays so', OLD.status USING ERRCODE = 'CT001';
      END IF;
      IF OLD.status = 'sending' AND NEW.status = 'scheduled' OR NEW.attempts < OLD.attempts
        OR OLD.first_attempt_at IS NOT NULL AND NEW.first_attempt_at IS DISTINCT FROM OLD.first_attempt_at THEN
        RAISE EXCEPTION 'a delivery does not go back' USING ERRCODE = 'CT001';
      END IF;
      RETURN NEW;
    END $$`);
  await runner.query(`
    CREATE TRIGGER deliveries_move_on BEFORE UPDATE ON deliveries FOR EACH ROW EXECUTE FUNCTION delivery_moves_on()`);
}

/** By recipient: its place in the list, from 1; 0 where a channel needs none. Nobody accepts a delivery twice. */
async function attempts(runner: QueryRunner): Promise<void> {
  await runner.query(`
    CREATE TABLE delivery_attempts (
      organisation_id uuid NOT NULL,
      delivery_id text COLLATE "C" NOT NULL,
      attempt int NOT NULL CHECK (attempt > 0),
      recipient_no smallint NOT NULL CHECK (recipient_no >= 0),
      outcome text NOT NULL CHECK (outcome IN ('accepted', 'deferred', 'refused', 'unknown')),
      code int,
      answer text,
      error text,
      began_at timestamptz NOT NULL,
      noted_at timestamptz NOT NULL,
      PRIMARY KEY (organisation_id, delivery_id, attempt, recipient_no),
      FOREIGN KEY (organisation_id, delivery_id) REFERENCES deliveries (organisation_id, id)
    )`);
  await runner.query(`
    CREATE UNIQUE INDEX delivery_accepted_once ON delivery_attempts (organisation_id, delivery_id, recipient_no)
      WHERE outcome = 'accepted'`);
  await fenceByOrganisation(runner, 'delivery_attempts', ['SELECT', 'INSERT']);
  await makeAppendOnly(runner, 'delivery_attempts');
}
