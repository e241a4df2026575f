import { setTimeout as sleep } from 'node:timers/promises';
import type { Answer, Service } from '../../support/app';
import type { Books } from '../../support/books';
import { ledgerOf, whileRowHeld } from '../../support/plain-sql';

/** How many requests of a service are being posted, and how many wait for it. */
async function posting(service: Service): Promise<{ waiting: number; committing: number }> {
  const { text } = await service.api().get('/metrics');
  const count = (state: string): number =>
    Number(new RegExp(`^contra_posting_requests\\{state="${state}"\\} (\\d+)`, 'm').exec(text)?.[1] ?? 0);
  return { waiting: count('waiting'), committing: count('committing') };
}

export async function untilPosting(service: Service, count: number): Promise<void> {
  for (let tries = 0; tries < 400; tries += 1) {
    const { waiting, committing } = await posting(service);
    if (waiting + committing >= count) return;
    await sleep(20);
  }
  throw new Error(`${count} requests did not arrive`);
}

/** Holds the organisation's posting gate while the work is done, so that what is sent meanwhile gathers. */
export async function whileHeld<T>(service: Service, books: Books, work: () => Promise<T>): Promise<T> {
  return whileRowHeld(service, await ledgerOf(service, books.organisation.id), 'period_locks', work);
}

/** Sends requests that are posted together: all have arrived before the first is written. */
export async function sentTogether(
  service: Service,
  books: Books,
  requests: readonly (() => Promise<Answer>)[],
  arriving = requests.length,
): Promise<Answer[]> {
  const sent = await whileHeld(service, books, async () => {
    const answers = Promise.all(requests.map((send) => send()));
    await untilPosting(service, arriving);
    return { answers };
  });
  return sent.answers;
}

const ID = /\b[a-z]{2,5}_[0-9a-z]{26}\b/g;

/** What became of a request, without ids: of a refusal, all that it says of the reason. */
export function outcomeOf({ status, body }: Answer): string {
  if (status < 300) return String(status);
  const { code, reason, detail, errors } = body as Record<string, unknown>;
  return JSON.stringify([status, code, reason, detail, errors]).replaceAll(ID, 'an id');
}
