import type { MigrationInterface, QueryRunner } from 'typeorm';
import { fenceByOrganisation, makeAppendOnly } from './sql';

/**
 * Export batches: ranges of entry numbers, frozen with the very bytes that were taken home. In each series they are numbered
 * without a gap, and each begins where the last one ended. Nothing of a batch changes once it is there (CT021).
 */
export class ExportBatches1790000001500 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE export_batches (
        organisation_id uuid NOT NULL REFERENCES ledgers,
        id text COLLATE "C" NOT NULL,
        series text NOT NULL,
        number int NOT NULL CHECK (number > 0),
        format text NOT NULL,
        first_entry bigint NOT NULL CHECK (first_entry > 0),
        last_entry bigint NOT NULL,
        entry_count bigint NOT NULL,
        line_count bigint NOT NULL CHECK (line_count >= 2 * entry_count),
        base_debit numeric NOT NULL,
        base_credit numeric NOT NULL,
        file_count int NOT NULL CHECK (file_count > 0),
        manifest text NOT NULL,
        sha256 bytea NOT NULL CHECK (length(sha256) = 32),
        created_at timestamptz NOT NULL,
        created_by text NOT NULL,
        request_id text NOT NULL,
        PRIMARY KEY (organisation_id, id),
        UNIQUE (organisation_id, series, number),
        CHECK (entry_count = last_entry - first_entry + 1),
        CHECK (base_debit = base_credit)
      )`);
    await runner.query(`
      CREATE TABLE export_files (
        organisation_id uuid NOT NULL,
        batch_id text COLLATE "C" NOT NULL,
        file_no int NOT NULL CHECK (file_no > 0),
        name text NOT NULL,
        content_type text NOT NULL,
        from_date date NOT NULL,
        to_date date NOT NULL CHECK (to_date >= from_date),
        entry_count bigint NOT NULL,
        line_count bigint NOT NULL,
        base_debit numeric NOT NULL,
        base_credit numeric NOT NULL,
        bytes bigint NOT NULL,
        sha256 bytea NOT NULL CHECK (length(sha256) = 32),
        PRIMARY KEY (organisation_id, batch_id, file_no),
        UNIQUE (organisation_id, batch_id, name),
        FOREIGN KEY (organisation_id, batch_id) REFERENCES export_batches (organisation_id, id)
      )`);
    await runner.query(`
      CREATE TABLE export_chunks (
        organisation_id uuid NOT NULL,
        batch_id text COLLATE "C" NOT NULL,
        file_no int NOT NULL,
        chunk_no int NOT NULL CHECK (chunk_no > 0),
        bytes bytea NOT NULL,
        PRIMARY KEY (organisation_id, batch_id, file_no, chunk_no)
      )`);
    for (const table of ['export_batches', 'export_files', 'export_chunks']) {
      await fenceByOrganisation(runner, table, ['SELECT', 'INSERT']);
      await makeAppendOnly(runner, table);
    }
    await follows(runner);
    await frozen(runner);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`DROP TABLE export_chunks, export_files, export_batches`);
    await runner.query(`DROP FUNCTION export_follows, export_is_frozen, export_file_is_whole`);
  }
}

async function follows(runner: QueryRunner): Promise<void> {
  await runner.query(`
    CREATE FUNCTION export_follows() RETURNS trigger LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
    DECLARE before record;
    BEGIN
      SELECT max(b.number) AS number, max(b.last_entry) AS last_entry INTO before FROM export_batches b
        WHERE b.organisation_id = NEW.organisation_id AND b.series = NEW.series;
      IF NEW.number <> coalesce(before.number, 0) + 1 OR NEW.first_entry <> coalesce(before.last_entry, 0) + 1 THEN
        RAISE EXCEPTION 'export batch % of % does not begin where the last one ended', NEW.number, NEW.series
          USING ERRCODE = 'CT021';
      END IF;
      RETURN NEW;
    END $$`);
  await runner.query(`
    CREATE TRIGGER export_follows BEFORE INSERT ON export_batches FOR EACH ROW EXECUTE FUNCTION export_follows()`);
}

/** The pieces come first, then the batch and its files, in one transaction: what comes later is refused. */
async function frozen(runner: QueryRunner): Promise<void> {
  await runner.query(`
    CREATE FUNCTION export_is_frozen() RETURNS trigger LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
    BEGIN
      IF EXISTS (SELECT FROM export_batches b WHERE b.organisation_id = NEW.organisation_id AND b.id = NEW.batch_id) THEN
        RAISE EXCEPTION 'export batch % is frozen', NEW.batch_id USING ERRCODE = 'CT021';
      END IF;
      RETURN NEW;
    END $$`);
  await runner.query(`
    CREATE TRIGGER export_chunks_frozen BEFORE INSERT ON export_chunks FOR EACH ROW EXECUTE FUNCTION export_is_frozen()`);
  await runner.query(`
    CREATE FUNCTION export_file_is_whole() RETURNS trigger LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
    BEGIN
      IF (SELECT coalesce(sum(length(c.bytes)), 0) FROM export_chunks c WHERE c.organisation_id = NEW.organisation_id
          AND c.batch_id = NEW.batch_id AND c.file_no = NEW.file_no) <> NEW.bytes
        OR NEW.file_no > (SELECT b.file_count FROM export_batches b
          WHERE b.organisation_id = NEW.organisation_id AND b.id = NEW.batch_id) THEN
        RAISE EXCEPTION 'file % of export batch % is not whole', NEW.file_no, NEW.batch_id USING ERRCODE = 'CT021';
      END IF;
      RETURN NULL;
    END $$`);
  await runner.query(`
    CREATE CONSTRAINT TRIGGER export_files_whole AFTER INSERT ON export_files
      DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION export_file_is_whole()`);
}
