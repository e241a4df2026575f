import { execFile } from 'node:child_process';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Client } from 'pg';
import { verifyAll, type VerifyOptions } from '../../src/modules/sealing/verify/verify-all';
import type { Service } from './app';
import type { Books } from './books';
import { ledgerOf } from './plain-sql';

/** Somebody who may do anything in the database, past its triggers and foreign keys. */
export interface Intruder {
  /** Statements in the ledger `:ledger`, done for the while of `look`, and undone. */
  during<T>(sql: string, look: () => Promise<T>): Promise<T>;
}

/** Null on a server that lends no superuser. */
export function intruderIn(app: Service, books: Books): Intruder | null {
  const { superUrl } = app.database;
  if (superUrl === undefined) return null;
  const tables = ['journal_entries', 'journal_lines', 'counters', 'seals'];
  const as = async <T>(work: (client: Client) => Promise<T>): Promise<T> => {
    const client = new Client({ connectionString: superUrl });
    await client.connect();
    await client.query(`SET session_replication_role = 'replica'; SET search_path = public`);
    return work(client).finally(() => client.end());
  };
  return {
    during: (sql, look) =>
      as(async (client) => {
        const ledger = await ledgerOf(app, books.organisation.id);
        for (const table of tables)
          await client.query(`CREATE TEMPORARY TABLE old_${table} AS TABLE ${table}`);
        try {
          await client.query(sql.replaceAll(':ledger', `organisation_id = '${ledger}'`));
          return await look();
        } finally {
          for (const table of tables)
            await client.query(`DELETE FROM ${table}; INSERT INTO ${table} SELECT * FROM old_${table}`);
        }
      }),
  };
}

/** `npm run verify` as a process of its own: what it says, and how it ends. */
export async function verifyCommand(
  { database: { ownerUrl, serviceUrl } }: Service,
  ...args: string[]
): Promise<[number, string]> {
  const script = [
    join(__dirname, 'run-ts.js'),
    join(__dirname, '../../src/modules/sealing/verify-journals.ts'),
  ];
  const env = { PATH: process.env['PATH'], DATABASE_URL: ownerUrl, DATABASE_SERVICE_URL: serviceUrl };
  return new Promise((done) => {
    execFile(process.execPath, [...script, ...args], { env, cwd: tmpdir() }, (error, stdout, stderr) =>
      done([error ? Number(error.code) : 0, stdout + stderr]),
    );
  });
}

/** What `npm run verify` says of the books. */
export async function verified(
  app: Service,
  books: Books,
  kept: VerifyOptions['kept'] = [],
): Promise<{ differing: number; said: string }> {
  const lines: string[] = [];
  const options = { organisation: books.organisation.id, kept };
  const differing = await verifyAll(app.database.serviceUrl, options, (line) => lines.push(line));
  return { differing, said: lines.join('\n').replaceAll(`${books.organisation.id}: `, '') };
}
