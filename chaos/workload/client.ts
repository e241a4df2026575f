import { setTimeout as sleep } from 'node:timers/promises';
import type { Answer } from '../http';
import { outcomeOf, type Operation, type OperationLog } from '../log';
import { Random } from '../random';
import type { Findings } from '../findings';
import { attempt, type Sender } from './attempt';
import type { Books } from './books';
import { keptOf } from './kept';
import { KINDS } from './kinds';
import { mannersOf, type Manners } from './manners';
import { tagOf } from './marks';
import { readSomething } from './reads';
import type { Kind, Wish } from './wish';

export interface Fleet {
  readonly seed: number;
  /** One address an instance. */
  readonly urls: () => readonly string[];
  readonly books: readonly Books[];
  readonly log: OperationLog;
  readonly findings: Findings;
  readonly until: number;
}

const READS = 0.15;
/** When the time is up, what is under way is tried for so long. */
const LAST_MS = 10_000;
const REST_MS = { least: 20, most: 400 } as const;

/** What a client does at its nth step is drawn from here alone, whatever happened before: the plan of a seed. */
export const stepOf = (seed: number, client: number, n: number): Random =>
  new Random(seed).branch(client + 1).branch(n);

/** Takes one step after the other until the time is up; each request is sent until it is answered or its client loses patience. */
export async function work(fleet: Fleet, client: number, books: Books): Promise<void> {
  for (let n = 0; Date.now() < fleet.until; n += 1) {
    const random = stepOf(fleet.seed, client, n);
    if (random.chance(READS)) await readSomething(fleet, books, random);
    else await ask(fleet, books, `${client}.${n}`, random);
  }
}

async function ask(fleet: Fleet, books: Books, id: string, random: Random): Promise<void> {
  const kind = random.weighted(KINDS);
  const others = random.pick(fleet.books.filter((each) => each !== books)) ?? books;
  const tag = tagOf(books.index, id);
  const wish = kind.wish({ books, others, random: random.branch(0), tag });
  if (!wish) return;
  const { method, path, body, dry = false } = wish;
  const operation: Operation = {
    ...{ id, organisation: books.index, kind: kind.name, method, path, body, tag, dry },
    key: `${fleet.seed}-${id}`,
    quiet: kind.quiet === true,
    attempts: [],
    answer: null,
  };
  const sender = { urls: fleet.urls, books, findings: fleet.findings, random: random.branch(2) };
  const answer = await persist(sender, operation, mannersOf(random.branch(1), wish), fleet.until + LAST_MS);
  if (answer) learn(fleet, operation, kind, wish, answer);
  fleet.log.add(operation, answer?.body ?? null);
}

/** Sends it until something is known of it, and then what the manners say. Answers the success, if there was one. */
async function persist(
  sender: Sender,
  operation: Operation,
  manners: Manners,
  deadline: number,
): Promise<Answer | null> {
  const { random, findings } = sender;
  let success: Answer | null = null;
  for (let round = 0; round < manners.patience && !success; round += 1) {
    if (Date.now() > deadline) break;
    if (round > 0) await sleep(random.between(REST_MS.least, REST_MS.most));
    const leaveAfterMs = round === 0 ? manners.leaveAfterMs : undefined;
    const first = random.between(0, 99);
    // Copies go to the instances in turn: within one process the second would wait for the first.
    const copies = Array.from({ length: round === 0 ? manners.copies : 1 }, (_, i) =>
      attempt(sender, operation, { leaveAfterMs, instance: first + i }),
    );
    const answers = await Promise.all(copies);
    success = answers.find((answer) => answer !== null && answer.status < 300) ?? null;
    if (operation.attempts.some(({ verdict }) => verdict === 'refused')) break;
  }
  if (success && manners.again) await attempt(sender, operation);
  if (success && manners.otherBody) {
    const answer = await attempt(sender, operation, { body: { ...operation.body, chaos: true } });
    if (answer && ![400, 409, 422, 503].includes(answer.status))
      findings.add('a key that was taken with another body', answer.text.slice(0, 400), operation);
  }
  return success;
}

function learn(
  { findings }: Fleet,
  operation: Operation,
  kind: Kind,
  wish: Wish,
  { status, body }: Answer,
): void {
  if (kind.wrong) findings.add(`what must be refused was done: ${kind.name}`, body, operation);
  if (kind.secret) for (const each of operation.attempts) delete each.digest;
  operation.answer = {
    status,
    id: textOf(body['id']),
    date: textOf(body['issueDate'] ?? body['date']),
    made: typeof body['created'] === 'number' ? body['created'] : 1,
    kept: operation.dry ? '' : keptOf(operation.path, body),
  };
  if (!operation.dry && outcomeOf(operation) === 'acknowledged') wish.learn?.(body);
}

const textOf = (value: unknown): string => (typeof value === 'string' ? value : '');
