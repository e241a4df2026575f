import type { MigrationInterface, QueryRunner } from 'typeorm';
import { fenceByOrganisation, makeAppendOnly } from './sql';

const UNSEALED = 'unsealed_ledgers(int)';
const LEDGERS = 'list_ledgers(uuid, int)';

/**
 * Seals of the journal, block by block: each stands for its entries and for the seal before it. The table takes the next
 * block only, and only over entries that are all there (CT014).
 *
 * Two functions look across organisations: which ledgers have entries that are not sealed yet, and which ledgers there are, for
 * those who verify all of them.
 */
export class Seals1790000001300 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE seals (
        organisation_id uuid NOT NULL REFERENCES ledgers,
        block bigint NOT NULL CHECK (block > 0),
        version smallint NOT NULL CHECK (version > 0),
        organisation text COLLATE "C" NOT NULL,
        base_currency currency_code NOT NULL,
        first_entry bigint NOT NULL CHECK (first_entry > 0),
        last_entry bigint NOT NULL,
        entry_count int NOT NULL CHECK (entry_count > 0),
        line_count int NOT NULL CHECK (line_count > 0),
        base_debit numeric NOT NULL CHECK (base_debit >= 0),
        entries_hash bytea NOT NULL CHECK (length(entries_hash) = 32),
        entry_hashes bytea NOT NULL CHECK (length(entry_hashes) = 32 * entry_count),
        previous_hash bytea CHECK (length(previous_hash) = 32),
        hash bytea NOT NULL CHECK (length(hash) = 32),
        sealed_at timestamptz(3) NOT NULL,
        PRIMARY KEY (organisation_id, block),
        CHECK (entry_count = last_entry - first_entry + 1),
        CHECK ((block = 1) = (previous_hash IS NULL)),
        CHECK ((block = 1) = (first_entry = 1))
      )`);
    await fenceByOrganisation(runner, 'seals', ['SELECT', 'INSERT']);
    await makeAppendOnly(runner, 'seals');
    await eachFollows(runner);
    await acrossLedgers(runner);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`DROP FUNCTION unsealed_ledgers, list_ledgers`);
    await runner.query(`DROP TABLE seals`);
    await runner.query(`DROP FUNCTION seal_follows`);
  }
}

/** Sealers of two instances cannot both write a block, nor can one write over a gap. */
async function eachFollows(runner: QueryRunner): Promise<void> {
  await runner.query(`
    CREATE FUNCTION seal_follows() RETURNS trigger LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
    BEGIN
      IF NEW.block > 1 AND NOT EXISTS (SELECT FROM seals s WHERE s.organisation_id = NEW.organisation_id
          AND s.block = NEW.block - 1 AND s.last_entry = NEW.first_entry - 1 AND s.hash = NEW.previous_hash) THEN
        RAISE EXCEPTION 'the seal of block % does not follow the one before it', NEW.block USING ERRCODE = 'CT014';
      END IF;
      IF (SELECT count(*) FROM journal_entries e WHERE e.organisation_id = NEW.organisation_id
          AND e.number BETWEEN NEW.first_entry AND NEW.last_entry) <> NEW.entry_count THEN
        RAISE EXCEPTION 'not all entries of block % are there', NEW.block USING ERRCODE = 'CT014';
      END IF;
      RETURN NULL;
    END $$`);
  await runner.query(`
    CREATE TRIGGER seals_follow AFTER INSERT ON seals FOR EACH ROW EXECUTE FUNCTION seal_follows()`);
}

async function acrossLedgers(runner: QueryRunner): Promise<void> {
  // The ledger that a sandbox has left is sealed to its end as well: its organisation is found by the handle.
  await runner.query(`
    CREATE FUNCTION unsealed_ledgers(most int)
    RETURNS TABLE (organisation_id uuid, organisation text, base_currency text, unsealed bigint)
    LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
      SELECT c.organisation_id, l.handle, o.base_currency::text, c.value - s.last_entry
      FROM counters c
      JOIN ledgers l ON l.organisation_id = c.organisation_id
      JOIN organisations o ON o.id = l.handle
      CROSS JOIN LATERAL (SELECT coalesce((SELECT b.last_entry FROM seals b
        WHERE b.organisation_id = c.organisation_id ORDER BY b.block DESC LIMIT 1), 0) AS last_entry) s
      WHERE c.name = 'journal_entry' AND c.value > s.last_entry
      ORDER BY 4 DESC, 1 LIMIT most
    $$`);
  await runner.query(`
    CREATE FUNCTION list_ledgers(after uuid, most int)
    RETURNS TABLE (organisation_id uuid, organisation text, base_currency text, current boolean)
    LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
      SELECT l.organisation_id, l.handle, o.base_currency::text, o.organisation_id = l.organisation_id
      FROM ledgers l JOIN organisations o ON o.id = l.handle
      WHERE after IS NULL OR l.organisation_id > after
      ORDER BY l.organisation_id LIMIT most
    $$`);
  await runner.query(`GRANT SELECT ON seals TO contra_directory`);
  await runner.query(`
    CREATE POLICY look_up ON seals FOR SELECT TO contra_directory USING (current_user = 'contra_directory')`);
  await runner.query(`GRANT CREATE ON SCHEMA public TO contra_directory`);
  for (const fn of [UNSEALED, LEDGERS]) {
    await runner.query(`ALTER FUNCTION ${fn} OWNER TO contra_directory`);
    await runner.query(`REVOKE ALL ON FUNCTION ${fn} FROM PUBLIC`);
    await runner.query(`GRANT EXECUTE ON FUNCTION ${fn} TO contra_service`);
  }
  await runner.query(`REVOKE CREATE ON SCHEMA public FROM contra_directory`);
}
