import { parseArgs } from 'node:util';
import type { Cleanup } from '../../bench/harness/cleanup';
import { startDatabase } from '../../bench/harness/database';
import { print as say, run } from '../../bench/harness/program';
import { startService } from '../../bench/harness/service';
import { openBooks, type Books } from './books';
import { readOperations } from './operations';
import {
  runSqlmap,
  sqlmapVersion,
  type Finding,
  type Outcome,
  type Thoroughness,
  type Trial,
} from './sqlmap';
import { targetsOf, type Target } from './targets';
import { startToy } from './toy';
import { startWatch, type Watch } from './watch';

const HEADERS = 'headers';

interface Options extends Thoroughness {
  /** Addresses that hold this only, for a quick look at one route; `headers` for the headers alone. */
  readonly only: string;
}

async function main({ only, ...thoroughness }: Options, cleanup: Cleanup): Promise<boolean> {
  say(`sqlmap ${sqlmapVersion()}, level ${thoroughness.level}, risk ${thoroughness.risk}`);
  const database = await startDatabase(cleanup);
  const service = await startService(database, cleanup, { TRUST_PROXY: '1' });
  const books = await openBooks(`http://127.0.0.1:${service.port}`, service.staffKey);
  const attack = (trial: Trial): Promise<Outcome> => runSqlmap(trial, thoroughness, cleanup);

  const { findings: toy } = await attack({ urls: [await startToy(database, cleanup)], headers: {} });
  if (!toy.some(({ parameter, doubtful }) => parameter === 'type' && !doubtful))
    throw new Error(
      'sqlmap did not find the toy, which is open: whatever it says of the service means nothing',
    );
  say(`It finds the toy that is open: ${toy.map(tell).join('; ')}`);

  const targets = (await targetsOf(readOperations(), books)).filter(({ path }) => path.includes(only));
  const watch = await startWatch(service.port, cleanup);
  const began = Date.now();
  const headers = { Authorization: `Bearer ${books.liveKey}` };
  const urls = targets.map(({ path }) => `${watch.url}${path}`);
  const first: Outcome = urls.length > 0 ? await attack({ urls, headers }) : { places: 0, findings: [] };
  const doubtful = first.findings.filter((each) => each.doubtful);
  for (const each of doubtful) say(`Doubtful, tried again by itself: ${tell(each)}`);
  const again: Outcome[] = [];
  // Results are told of addresses without the mark of the place.
  for (const url of urls.filter((each) => doubtful.some((found) => found.url === each.replace('*', ''))))
    again.push(await attack({ urls: [url], headers }));
  const outcomes = [
    first,
    ...again,
    ...(['', HEADERS].includes(only) ? await headersOf(watch, books, service.staffKey, attack) : []),
  ];
  const found = outcomes.flatMap(({ findings }) => findings).filter((each) => !each.doubtful);
  const tried = outcomes.reduce((sum, { places }) => sum + places, 0);
  report(targets, watch, found, { tried, seconds: (Date.now() - began) / 1000 });
  if (tried === 0) throw new Error(`there is no address with ${only}`);
  const whole = first.places >= targets.reduce((sum, { places }) => sum + places, 0);
  if (!whole && found.length === 0) throw new Error('sqlmap left parameters out: nothing is proven');
  return found.length === 0 && watch.broken.length === 0;
}

/** Each header that is looked up or stored, by a request for which it counts. */
async function headersOf(
  { url }: Watch,
  { organisation, liveKey, testKey }: Books,
  staffKey: string,
  attack: (trial: Trial) => Promise<Outcome>,
): Promise<Outcome[]> {
  // sqlmap passes over an address without a parameter; where a header is marked, only that is tried.
  const list = [`${url}/api/v1/credit-notes?limit=1`];
  const live = { Authorization: `Bearer ${liveKey}` };
  const note = {
    clientName: 'Acme',
    items: [{ description: 'Widget', quantity: 1, unitPrice: 1, taxRate: 20 }],
  };
  const trials: readonly Trial[] = [
    { urls: list, headers: { Authorization: `Bearer ${liveKey}*` } },
    {
      urls: list,
      headers: { Authorization: `Bearer ${staffKey}`, 'Contra-Organisation': `${organisation}*` },
    },
    { urls: list, headers: { ...live, 'X-Request-Id': 'request-1*' } },
    {
      urls: [`${url}/api/v1/credit-notes`],
      headers: {
        Authorization: `Bearer ${testKey}`,
        'Content-Type': 'application/json',
        'Idempotency-Key': 'key-1*',
      },
      body: JSON.stringify(note),
    },
  ];
  const outcomes: Outcome[] = [];
  for (const trial of trials) outcomes.push(await attack(trial));
  return outcomes;
}

const tell = ({ place, parameter, url, techniques }: Finding): string =>
  `${place} ${parameter} of ${url} (${techniques})`;

function report(
  targets: readonly Target[],
  watch: Watch,
  found: readonly Finding[],
  { tried, seconds }: { tried: number; seconds: number },
): void {
  const requests = [...watch.statuses.values()].reduce((sum, each) => sum + each, 0);
  const statuses = [...watch.statuses]
    .sort(([a], [b]) => a - b)
    .map(([status, count]) => `${status}: ${count}`);
  say(
    `${targets.length} addresses, ${tried} parameters and headers tried, ${requests} requests in ${Math.round(seconds)} s`,
  );
  say(`Answers by status   ${statuses.join('   ')}`);
  for (const each of watch.broken) say(`BROKEN  ${each}`);
  for (const each of found) say(`FOUND  ${tell(each)}`);
  if (found.length === 0 && watch.broken.length === 0) say('Nothing was found, and nothing broke.');
}

function readOptions(args: readonly string[]): Options {
  const text = (fallback: string) => ({ type: 'string', default: fallback }) as const;
  const { values } = parseArgs({
    args: [...args],
    options: { level: text('2'), risk: text('1'), only: text('') },
  });
  const [level, risk] = [Number(values.level), Number(values.risk)];
  if (!(level >= 1 && level <= 5 && risk >= 1 && risk <= 3))
    throw new Error(
      'Usage: npm run sqlmap -- [--level 1..5] [--risk 1..3] [--only part-of-an-address | headers]',
    );
  return { level, risk, only: values.only };
}

run((cleanup) => main(readOptions(process.argv.slice(2)), cleanup));
