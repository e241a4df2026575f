import { mkdirSync, mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Cleanup } from '../bench/harness/cleanup';
import { checkBooks, untilQuiet, watchBooks } from './checks/books';
import { checkMade, checkReadBack } from './checks/documents';
import { Follower } from './checks/follower';
import { checkLocks } from './checks/locks';
import { checkPromises } from './checks/promises';
import { checkReplays } from './checks/replays';
import { checkRequests } from './checks/requests';
import { checkTrialBalance } from './checks/sums';
import { checkWebhooks, endpointOf, pathOf } from './checks/webhooks';
import { prepareFailures } from './faults/database';
import { rage, type Raged } from './faults/rage';
import { closeConnections } from './http';
import { OperationLog } from './log';
import type { Options } from './options';
import { Random } from './random';
import { Receiver } from './receiver';
import { Findings } from './findings';
import { commandOf, reportOn } from './report';
import { startSystem, untilReady, type System } from './system/system';
import { made, openBooks, type Books } from './workload/books';
import { work } from './workload/client';

const QUIET_SECONDS = 120;

type Say = (line: string) => void;

interface Run {
  readonly options: Options;
  readonly say: Say;
  readonly random: Random;
  readonly system: System;
  readonly books: readonly Books[];
  readonly receiver: Receiver;
  readonly followers: readonly Follower[];
  readonly log: OperationLog;
  readonly findings: Findings;
  readonly urls: () => readonly string[];
  readonly folder: string;
}

/** Clients work while faults are injected; then everything is mended, and the books are asked. Answers whether they hold. */
export async function run(options: Options, cleanup: Cleanup, say: Say): Promise<boolean> {
  say(`seed ${options.seed}: repeat its plan with ${commandOf(options)}`);
  const it = await prepare(options, cleanup, say);
  const { raged, looks } = await rageAndWork(it);
  say('Mended: checking');
  const counts = { ...(await check(it)), looks };
  await reportOn(it, raged, counts);
  return it.findings.size === 0;
}

async function prepare(options: Options, cleanup: Cleanup, say: Say): Promise<Run> {
  const { seed, seconds, organisations, sabotage } = options;
  const folder = options.folder ?? mkdtempSync(join(tmpdir(), 'contra-chaos-log-'));
  mkdirSync(folder, { recursive: true });
  const findings = new Findings(say);
  const died = (how: string): void => findings.add('a process that ended by itself', how);
  const system = await startSystem({ cleanup, minutes: seconds / 60, sabotage, say, logs: folder, died });
  cleanup.add(closeConnections);
  const urls = (): readonly string[] => system.services.map(({ url }) => url);
  const first = urls()[0] ?? '';
  const books = await openBooks(first, organisations);
  await prepareFailures(system);
  const random = new Random(seed);
  const receiver = new Receiver(random.branch(-2), findings);
  await receiver.open(cleanup);
  for (const each of books) {
    const { secret } = await made(first, '/webhook-endpoints', endpointOf(each, receiver), each.liveKey);
    receiver.subscriptions.set(pathOf(each.id), { organisation: each.index, secret: secret as string });
  }
  // What the run stands on is not what it puts at risk.
  await system.query('CHECKPOINT');
  const followers = books.map((each) => new Follower(urls, each, findings));
  const log = new OperationLog(join(folder, 'operations.jsonl'));
  return { options, say, random, system, books, receiver, followers, log, findings, urls, folder };
}

async function rageAndWork(it: Run): Promise<{ raged: Raged; looks: number }> {
  const { options, say, random, system, books, followers, log, findings, urls, folder } = it;
  const { seed, seconds, crowd, clients, only } = options;
  say(
    `${crowd} clients in one organisation, ${clients} in ${books.length - 1} others; the log is in ${folder}`,
  );
  const until = Date.now() + seconds * 1000;
  const fleet = { seed, urls, books, log, findings, until };
  let done = false;
  const watching = watchBooks(system, books, findings, () => done);
  const following = followers.map((each) => each.follow());
  const homes = Array.from({ length: crowd + clients }, (_, n) =>
    n < crowd ? books[0] : books[1 + ((n - crowd) % (books.length - 1))],
  );
  const [raged] = await Promise.all([
    rage(system, random.branch(-3), { only, until, findings, say }),
    ...homes.map((home, n) => (home ? work(fleet, n, home) : undefined)),
  ]);
  done = true;
  const looks = await watching;
  if (!(await untilReady(system, QUIET_SECONDS)))
    findings.add(
      'a service that was not ready again',
      system.services.map(({ output }) => output.slice(-500)),
    );
  for (const each of followers) each.stop();
  await Promise.all(following);
  return { raged, looks };
}

/** Answers how much was looked at. */
async function check(it: Run): Promise<Record<string, number>> {
  const { system, books, receiver, followers, log, findings, urls, random } = it;
  const url = urls()[0] ?? '';
  if (!(await untilQuiet(system, QUIET_SECONDS)))
    findings.add('work that is never done', 'sealing or relaying did not come to rest');
  // A server that was killed has no statistics, without which the checks read whole tables again and again.
  await system.query('ANALYZE');
  const delivered = await checkWebhooks(system, receiver, findings, QUIET_SECONDS);
  await checkBooks(system, books, findings);
  for (const each of books) await checkTrialBalance(url, system, each, findings);
  const entries = await checkLocks(system, findings);
  const locks = checkPromises(log, findings);
  const readBack = await checkReadBack(url, books, log, findings, random.branch(-4));
  const replays = await checkReplays(urls, books, log, findings, random.branch(-5));
  await checkRequests(system, log, findings);
  await checkMade(system, log, findings);
  let followed = 0;
  for (const each of followers) followed += await each.compare(system);
  return { delivered, followed, entries, locks, readBack, replays };
}
