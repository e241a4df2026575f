import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Keeps what an event tells as the text it was told in. Nothing asks the database about the inside of it, and taking it apart
 * was the greatest part of what a posting cost the database.
 */
export class EventsAsTold1790000003000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`ALTER TABLE events ALTER COLUMN data TYPE json`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`ALTER TABLE events ALTER COLUMN data TYPE jsonb`);
  }
}
