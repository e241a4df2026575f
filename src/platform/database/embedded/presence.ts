import { setTimeout as sleep } from 'node:timers/promises';
import { Client } from 'pg';

/** Any number will do as long as all versions of the service use the same. */
const PRESENCE_LOCK = 7_266_501;
/**
 * A server that dies while it is joined may leave a connection that nobody ever answers on. Longer than a stop of a small server
 * takes, during which the lock is waited for; who waits in vain looks again at what state the server is in.
 */
const ANSWER_MS = 10_000;

/**
 * A session that says "an instance of the service uses this server": it holds a shared advisory lock for as long as the
 * instance lives. Who stops the server needs the exclusive lock, so nobody stops it under another instance, and one that
 * arrives during a stop waits and then finds its connection gone.
 */
export class Presence {
  private left = false;

  private constructor(private readonly client: Client) {}

  /** Rejects when the server does not answer within `answerMs`. */
  static async join(url: string, onLost: () => void, answerMs = ANSWER_MS): Promise<Presence> {
    const client = new Client({
      connectionString: url,
      application_name: 'contra instance',
      keepAlive: true,
      connectionTimeoutMillis: answerMs,
      query_timeout: answerMs,
    });
    client.on('error', () => undefined);
    const presence = new Presence(client);
    try {
      await client.connect();
      await client.query('SELECT pg_advisory_lock_shared($1)', [PRESENCE_LOCK]);
    } catch (error) {
      // Not waited for: who does not answer does not say goodbye either.
      client.end().catch(() => undefined);
      throw error;
    }
    client.once('end', () => {
      if (!presence.left) onLost();
    });
    return presence;
  }

  /** Runs `stop` if nobody else is connected, and holds the lock until it has ended. `gone`: the server was down already. */
  async leave(stop: () => Promise<void>): Promise<'stopped' | 'others' | 'gone'> {
    this.left = true;
    try {
      const isLast = await this.isLast().catch(() => null);
      if (isLast) await stop();
      return isLast === null ? 'gone' : isLast ? 'stopped' : 'others';
    } finally {
      await this.client.end().catch(() => undefined);
    }
  }

  private async isLast(): Promise<boolean> {
    return (await this.takeExclusive()) && (await this.isAlone());
  }

  private async takeExclusive(): Promise<boolean> {
    await this.client.query('SELECT pg_advisory_unlock_shared($1)', [PRESENCE_LOCK]);
    const { rows } = await this.client.query<{ taken: boolean }>('SELECT pg_try_advisory_lock($1) AS taken', [
      PRESENCE_LOCK,
    ]);
    return rows[0]?.taken === true;
  }

  /** Sessions that were just closed take a moment to leave the server's list. */
  private async isAlone(): Promise<boolean> {
    for (let tries = 0; tries < 20; tries += 1) {
      const { rows } = await this.client.query<{ others: number }>(
        `SELECT count(*)::int AS others FROM pg_stat_activity
         WHERE backend_type IN ('client backend', 'walsender') AND pid <> pg_backend_pid()`,
      );
      if (rows[0]?.others === 0) return true;
      await sleep(50);
    }
    return false;
  }
}
