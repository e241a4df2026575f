/** A build that is broken on purpose: what is changed in statements on their way to the database, and in the database itself. */
export interface Sabotage {
  readonly name: string;
  /** Text, and what stands in its place: at most as long, and filled up with blanks. */
  readonly line: readonly (readonly [text: string, replacement: string])[];
  /** Run as superuser once the service is up. */
  readonly sql: readonly string[];
}

/** A function of the database without a text. */
const functionWithout = (name: string, text: string): string =>
  `DO $$ BEGIN EXECUTE replace(pg_get_functiondef('${name}'::regproc), '${text}', ''); END $$`;

const SHARED_LINE = ['pg_advisory_xact_lock_shared', ''] as const;

/** Each takes one promise away, with all that guards it: where two guard one thing, the loss of one is not seen. */
export const SABOTAGES: readonly Sabotage[] = [
  {
    name: 'period-locks',
    line: [['FOR SHARE', ''], SHARED_LINE],
    sql: [
      functionWithout('journal_lines_belong', 'FOR SHARE'),
      `DROP TRIGGER journal_entry_holds ON journal_entries`,
    ],
  },
  {
    name: 'one-effect',
    line: [],
    sql: [`ALTER TABLE idempotency_keys DROP CONSTRAINT idempotency_keys_pkey`],
  },
  {
    name: 'durable-commits',
    line: [],
    sql: [
      `ALTER SYSTEM SET synchronous_commit = off`,
      `ALTER SYSTEM SET wal_writer_delay = '10s'`,
      `SELECT pg_reload_conf()`,
    ],
  },
  {
    name: 'lost-deliveries',
    line: [],
    sql: [
      `CREATE FUNCTION chaos_forget() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
         RETURN CASE WHEN random() < 0.03 THEN NULL ELSE NEW END; END $$`,
      `CREATE TRIGGER chaos_forget BEFORE INSERT ON webhook_deliveries FOR EACH ROW EXECUTE FUNCTION chaos_forget()`,
    ],
  },
];
