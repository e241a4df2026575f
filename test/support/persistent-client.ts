import { setTimeout as sleep } from 'node:timers/promises';
import type { Answer, Client } from './app';

/** What became of one request that was repeated, with its key, until it was answered. */
export interface Persisted {
  readonly answer: Answer;
  /** Every answer on the way, in order; a connection that broke leaves none. */
  readonly answers: readonly Answer[];
}

/** A minute and more: a service that is killed may take long to start again on a busy machine. */
const MOST_TRIES = 2400;

/** Sends a request with its Idempotency-Key until it is answered with anything but 5xx, as a client should. */
export async function persist(client: Client, path: string, body: object, key: string): Promise<Persisted> {
  const answers: Answer[] = [];
  for (let tries = 0; tries < MOST_TRIES; tries += 1) {
    const answer = await client.post(path, body, { 'idempotency-key': key }).catch(() => null);
    if (answer) answers.push(answer);
    if (answer && answer.status < 500) return { answer, answers };
    await sleep(25);
  }
  throw new Error(`${path} was not answered: ${JSON.stringify(answers.slice(-2))}`);
}
