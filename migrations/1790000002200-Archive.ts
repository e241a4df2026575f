import type { MigrationInterface, QueryRunner } from 'typeorm';
import { fenceByOrganisation, makeAppendOnly } from './sql';

/**
 * What was rendered of each document when it was issued: where the files are and what their bytes were. All of a document's
 * rows come in one transaction, and none ever again. A format that could not be made, as the document lacked what it
 * demands, has a row that says why: it stays so.
 */
export class Archive1790000002200 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE archived_files (
        organisation_id uuid NOT NULL REFERENCES ledgers,
        document_id text COLLATE "C" NOT NULL CHECK (document_id LIKE 'inv\\_%' OR document_id LIKE 'cn\\_%'),
        format text COLLATE "C" NOT NULL CHECK (format IN ('pdf', 'ubl', 'cii')),
        sha256 bytea CHECK (length(sha256) = 32),
        size int CHECK (size > 0),
        storage_key text COLLATE "C",
        refusal jsonb,
        archived_at timestamptz(3) NOT NULL,
        PRIMARY KEY (organisation_id, document_id, format),
        CHECK (num_nonnulls(sha256, size, storage_key) = CASE WHEN refusal IS NULL THEN 3 ELSE 0 END),
        CHECK (format <> 'pdf' OR refusal IS NULL)
      )`);
    await fenceByOrganisation(runner, 'archived_files', ['SELECT', 'INSERT']);
    await makeAppendOnly(runner, 'archived_files');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`DROP TABLE archived_files`);
  }
}
