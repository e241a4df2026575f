import { setTimeout as sleep } from 'node:timers/promises';
import { Client, type QueryResultRow } from 'pg';
import type { Cleanup } from '../../bench/harness/cleanup';

const WAIT_MS = 250;
const MOST_TRIES = 240;
/** Shutdown, crash, starting up; connections; no disk or memory left. */
const AWAY = /^(57P0|08|53)/;

/** Asks one thing after the other, and again, on a new connection, while the server is away. */
export type Question = <T extends QueryResultRow>(sql: string, params?: readonly unknown[]) => Promise<T[]>;

export function questioner(connectionString: string, cleanup: Cleanup): Question {
  let client: Promise<Client> | null = null;
  cleanup.add(() => client?.then((one) => one.end()));
  const connect = (): Promise<Client> => {
    const fresh = new Client({
      connectionString,
      application_name: 'contra-chaos',
      connectionTimeoutMillis: 10_000,
    });
    const leave = (): void => void (client = client === coming ? null : client);
    fresh.on('error', leave).on('end', leave);
    const coming = fresh.connect().then(() => fresh);
    coming.catch(leave);
    return coming;
  };
  const ask = async <T extends QueryResultRow>(sql: string, params: readonly unknown[]): Promise<T[]> => {
    for (let tries = 1; ; tries += 1) {
      try {
        client ??= connect();
        return (await (await client).query<T>(sql, [...params])).rows;
      } catch (error) {
        const { code = '' } = error as { code?: string };
        const refused = /^[0-9A-Z]{5}$/.test(code) && !AWAY.test(code);
        if (refused || tries === MOST_TRIES) throw error;
        await sleep(WAIT_MS);
      }
    }
  };
  let last: Promise<unknown> = Promise.resolve();
  return <T extends QueryResultRow>(sql: string, params: readonly unknown[] = []) => {
    const answer = last.then(() => ask<T>(sql, params));
    last = answer.catch(() => undefined);
    return answer;
  };
}
