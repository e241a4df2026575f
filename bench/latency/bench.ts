import { CreatingStand } from '../create/stand';
import { createRequests } from '../create/organisations';
import type { Bench, Cell, Ready, Sample, Tools } from '../harness/bench';
import type { Options } from '../harness/options';

const CONNECTIONS = 64;
const PGBENCH_CONNECTIONS = 16;
const ORGANISATIONS = 20;
/** Then the code of the service is compiled. */
const WARM_UP_SECONDS = 12;
/** Time for what comes every ten seconds: in a shorter one it is all or nothing. */
const LEAST_SECONDS = 10;

/** Creates a second, due whatever the service does. */
const RATE_OF_TARGET = 500;
const RATES: readonly number[] = [RATE_OF_TARGET, 1000];
const MOST_MS = 30;

export const LATENCY: Bench = {
  name: 'latency',
  measures: `single creates over HTTP that become due at random times, so many a second in the mean: the 99th percentile of the time from then, ${CONNECTIONS} connections`,
  reference: 'pgbench at the same rate (--rate), 16 connections, one transaction a note',
  prepare,
};

async function prepare(tools: Tools): Promise<Ready> {
  const { options } = tools;
  const many = options.scale === 'quick' ? 4 : ORGANISATIONS;
  const stand = await CreatingStand.open(tools, many);
  const seconds = options.scale === 'quick' ? 1 : Math.max(options.seconds, LEAST_SECONDS);
  return {
    cells: [
      ...RATES.flatMap((rate) => cellsOf(stand, 1, rate, seconds)),
      ...cellsOf(stand, many, RATE_OF_TARGET, seconds),
    ],
    size: `${seconds} seconds a measurement`,
    versions: stand.versions,
    warmUp: () => warmUp(stand, options),
    check: () => stand.check(),
  };
}

function cellsOf(stand: CreatingStand, organisations: number, perSecond: number, seconds: number): Cell[] {
  const what = `${perSecond} a second, ${organisations === 1 ? 'one organisation' : `${organisations} organisations`}`;
  const isPromised = perSecond === RATE_OF_TARGET && organisations === 1;
  const rested = (measure: () => Promise<Sample>) => (): Promise<Sample> => stand.rest().then(measure);
  const reference: Cell = {
    name: `${what}, pgbench`,
    unit: 'ms',
    measure: rested(() => stand.runPgbench(organisations, PGBENCH_CONNECTIONS, seconds, perSecond)),
  };
  const http: Cell = {
    name: `${what}, HTTP`,
    unit: 'ms',
    reference: reference.name,
    targets: isPromised ? [{ of: 'value', most: MOST_MS }] : [],
    measure: rested(() => post(stand, organisations, seconds, perSecond)),
  };
  return [reference, http];
}

async function post(
  stand: CreatingStand,
  organisations: number,
  seconds: number,
  perSecond?: number,
): Promise<Sample> {
  const requests = stand.creditors.organisations.slice(0, organisations).flatMap(createRequests);
  const job = { connections: CONNECTIONS, until: { seconds }, perSecond, requests };
  const { p50, p99, most, cost, ...result } = await stand.post(job);
  return { value: p99, beside: { 'p50 ms': p50, 'longest ms': most, 'a second': result.perSecond, ...cost } };
}

async function warmUp(stand: CreatingStand, { scale }: Options): Promise<void> {
  await post(stand, stand.creditors.organisations.length, scale === 'quick' ? 1 : WARM_UP_SECONDS);
  await stand.database.query('VACUUM ANALYZE');
}
