import type { Bench, Cell, Ready, Tools } from '../harness/bench';
import type { Options } from '../harness/options';
import { CreatingStand } from './stand';
import { createRequests } from './organisations';

const PGBENCH_CONNECTIONS = 16;
/** A service runs for weeks: what it costs while its code is being compiled is not what it costs. */
const WARM_UP_SECONDS = 12;

/** What is promised with 64 connections, by the number of organisations. */
const LEAST_RATIO: Readonly<Record<number, number>> = { 1: 2.5, 200: 0.9 };
const CONNECTIONS_OF_TARGET = 64;

export const CREATE: Bench = {
  name: 'create',
  measures:
    'single creates over HTTP: credit notes a second, by connections, in one organisation and at random in 200',
  reference:
    'pgbench -M prepared with 16 connections, one transaction a note that writes the same rows, in as many organisations',
  prepare,
};

async function prepare(tools: Tools): Promise<Ready> {
  const { options } = tools;
  const stand = await CreatingStand.open(tools, Math.max(...options.organisations));
  return {
    cells: options.organisations.flatMap((organisations) => cellsOf(stand, organisations, options)),
    versions: stand.versions,
    warmUp: () => warmUp(stand, options),
    check: () => stand.check(),
  };
}

/** Half of the connections before the reference, half after it. */
function cellsOf(stand: CreatingStand, organisations: number, { connections, seconds }: Options): Cell[] {
  const where = organisations === 1 ? 'one organisation' : `${organisations} organisations`;
  const reference: Cell = {
    name: `${where}, pgbench, ${PGBENCH_CONNECTIONS} connections`,
    unit: 'a second',
    measure: () => stand.runPgbench(organisations, PGBENCH_CONNECTIONS, seconds),
  };
  const cells = connections.map((count): Cell => {
    const least = count === CONNECTIONS_OF_TARGET ? LEAST_RATIO[organisations] : undefined;
    return {
      name: `${where}, HTTP, ${count} connection${count === 1 ? '' : 's'}`,
      unit: 'a second',
      reference: reference.name,
      targets: least === undefined ? [] : [{ of: 'ratio', least }],
      measure: () => post(stand, organisations, count, seconds),
    };
  });
  const half = Math.ceil(cells.length / 2);
  return [...cells.slice(0, half), reference, ...cells.slice(half)];
}

async function post(stand: CreatingStand, organisations: number, connections: number, seconds: number) {
  const requests = stand.creditors.organisations.slice(0, organisations).flatMap(createRequests);
  const { perSecond, p50, p99, cost } = await stand.post({ connections, until: { seconds }, requests });
  return { value: perSecond, beside: { 'p50 ms': p50, 'p99 ms': p99, ...cost } };
}

/** Code gets compiled, tables get beyond their first pages, and statistics are what autovacuum makes of them by itself. */
async function warmUp(stand: CreatingStand, { organisations, scale }: Options): Promise<void> {
  const seconds = scale === 'quick' ? 1 : WARM_UP_SECONDS;
  for (const count of organisations) {
    await post(stand, count, 32, seconds);
    await stand.runPgbench(count, PGBENCH_CONNECTIONS, 1);
  }
  await stand.database.query('VACUUM ANALYZE');
}
