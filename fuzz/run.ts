import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Random } from '../chaos/random';
import { AnswerRules } from './checks/answers';
import { checkBooks } from './checks/books';
import { MemoryWatch } from './checks/memory';
import { requestsWithTraces, watchWrites } from './checks/writes';
import { readKnownCodes } from './document/known-codes';
import { operationsOf, type ApiDocument } from './document/operations';
import { Arms } from './lanes/arms';
import { fireHostile, Slowloris } from './lanes/hostile';
import { fireFreely, fireHarmlessly, fireOneByOne } from './lanes/lanes';
import { Shots } from './lanes/shots';
import type { Options } from './options';
import { Findings } from './report';
import { Tally } from './tally';
import type { Target } from './world/target';
import { World } from './world/world';

/** Books at once; each is left for a new one in the course of the run, as its locks and its size only grow. */
const BOOKS_AT_ONCE = 3;
const ROUND = 1000;
const ROUNDS_OF_BOOKS = 8;
const HOSTILE_EVERY = 4;
/** The service may say that it has too much to do, but hardly to so few. */
const MOST_UNAVAILABLE = 0.001;

type Say = (line: string) => void;

/** Sends the requests, says how they were answered, and answers what they have found: nothing, as a rule. */
export async function fuzz(
  target: Target,
  options: Options,
  { root, say }: { readonly root: string; readonly say: Say },
): Promise<readonly string[]> {
  const document = JSON.parse(readFileSync(join(root, 'docs/openapi.json'), 'utf8')) as ApiDocument;
  const { seed, only } = options;
  const operations = operationsOf(document).filter(
    ({ id }) => only.length === 0 || only.some((word) => id.includes(word)),
  );
  const findings = new Findings(say);
  const tally = new Tally();
  const rules = new AnswerRules(readKnownCodes(join(root, 'docs/errors.md')));
  const shots = new Shots(rules, findings, tally, `http://127.0.0.1:${target.port}`);
  const arms = new Arms(operations, document.components.schemas, new Random(seed), seed);
  await watchWrites(target);
  const world = new World(target, shots);
  await world.open(BOOKS_AT_ONCE);
  await shoot({ target, arms, shots, world, tally, findings, say }, options);
  judge(tally, findings, target);
  for (const id of await requestsWithTraces(target))
    if (shots.withoutEffect.has(id))
      findings.add('a request that was refused, or made with a test key, has left an entry or an event', id);
  await checkBooks(target, world.all, findings);
  const never = tally.neverDone(operations);
  say(`Done at least once: ${operations.length - never.length} of ${operations.length} operations`);
  if (never.length > 0) say(`Never done: ${never.join(', ')}`);
  return findings.lines();
}

interface Scene {
  readonly target: Target;
  readonly arms: Arms;
  readonly shots: Shots;
  readonly world: World;
  readonly tally: Tally;
  readonly findings: Findings;
  readonly say: Say;
}

/** Round after round: all at once, now and then beside what is hardly HTTP; then what must change nothing; then one by one. */
async function shoot(
  { target, arms, shots, world, tally, findings, say }: Scene,
  { requests, connections: count }: Options,
): Promise<void> {
  const begun = performance.now();
  const memory = new MemoryWatch(target, tally);
  const hostility = { port: target.port, key: world.key(), findings, tally };
  const slow = new Slowloris(hostility);
  const connections = world.connect(count);
  for (let round = 0; tally.sent < requests; round += 1) {
    const range = { target, arms, shots, connections, books: world.books };
    const share = Math.min(ROUND, requests - tally.sent);
    await Promise.all([
      fireFreely(range, Math.ceil(share * 0.6)),
      ...(round % HOSTILE_EVERY === 0 ? [fireHostile(hostility)] : []),
    ]);
    await fireHarmlessly(range, Math.ceil(share * 0.37));
    await fireOneByOne(range, Math.ceil(share * 0.03));
    if (round % ROUNDS_OF_BOOKS === ROUNDS_OF_BOOKS - 1) {
      await world.turnOver();
      say(`${tally.sent} requests so far, ${findings.size} kinds of findings, ${await memory.mark()}`);
    }
  }
  const seconds = (performance.now() - begun) / 1000;
  for (const connection of connections) connection.close();
  for (const line of tally.lines()) say(line);
  say(`${seconds.toFixed(1)} s, ${Math.round(tally.sent / seconds)} requests a second`);
  say(slow.end(findings));
  for (const line of memory.end(findings)) say(line);
}

function judge(tally: Tally, findings: Findings, target: Target): void {
  const busy = tally.count(503);
  if (busy > tally.sent * MOST_UNAVAILABLE) findings.add('503 is not rare', `${busy} of ${tally.sent}`);
  for (const line of target.complaints()) findings.add(complaintOf(line), line.slice(0, 2000));
}

function complaintOf(line: string): string {
  const message = /"msg":"([^"]{0,120})/.exec(line)?.[1];
  return message === undefined
    ? 'the service ended or said something unexpected'
    : `the service logged: ${message}`;
}
