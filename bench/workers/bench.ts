import { assertBooksHold } from '../create/books-hold';
import { createRequests } from '../create/organisations';
import { openCreditors, type Creditors } from '../create/prepare';
import type { Bench, Cell, Ready, Sample, Tools } from '../harness/bench';
import { startDatabase, type BenchDatabase } from '../harness/database';
import { LoadGenerator } from '../harness/load/generator';
import { requestText } from '../harness/load/request';
import { startService, type BenchService } from '../harness/service';

const CONNECTIONS = 64;
const ORGANISATIONS = 200;
const WARM_UP_SECONDS = 3;

export const WORKERS: Bench = {
  name: 'workers',
  measures: `what more processes bring, with ${CONNECTIONS} connections: WORKERS=2, and two instances on one database`,
  reference: 'one process, on the same database, with the same connections',
  prepare,
};

/** One service, or several that share the connections. */
interface Setup {
  readonly name: string;
  readonly services: readonly BenchService[];
}

interface Load {
  readonly name: string;
  readonly requests: readonly string[];
  readonly expect: 200 | 201;
}

interface Stand {
  readonly database: BenchDatabase;
  readonly generators: readonly LoadGenerator[];
  acknowledged: number;
}

async function prepare({ options, cleanup }: Tools): Promise<Ready> {
  const many = options.scale === 'quick' ? 4 : ORGANISATIONS;
  const database = await startDatabase(cleanup);
  const one = await startService(database, cleanup);
  const other = await startService(database, cleanup);
  const workers = await startService(database, cleanup, { WORKERS: '2' });
  const creditors = await openCreditors(database, one, many);
  const generators = [new LoadGenerator(cleanup), new LoadGenerator(cleanup)];
  const stand: Stand = { database, generators, acknowledged: creditors.notes };
  const setups: readonly Setup[] = [
    { name: 'WORKERS=2', services: [workers] },
    { name: 'one process', services: [one] },
    { name: 'two instances', services: [one, other] },
  ];
  const loads = loadsOf(creditors);
  return {
    cells: loads.flatMap((load) => cellsOf(stand, setups, load, options.seconds)),
    size: `${many} organisations`,
    versions: { PostgreSQL: database.version },
    warmUp: async () => {
      const seconds = options.scale === 'quick' ? 1 : WARM_UP_SECONDS;
      for (const setup of setups) for (const load of loads) await run(stand, setup, load, seconds);
      await database.query('VACUUM ANALYZE');
    },
    check: async () => {
      await assertBooksHold(database, stand.acknowledged);
      return `All ${stand.acknowledged.toLocaleString('en-GB')} credit notes that the processes acknowledged are in the books, numbered without a gap and balanced.`;
    },
  };
}

function loadsOf({ organisations }: Creditors): Load[] {
  const create = organisations.map(createRequests);
  const page = organisations.map(({ key }) =>
    requestText({ method: 'GET', path: '/credit-notes?limit=20', key }),
  );
  return [
    { name: 'creates, one organisation', requests: create[0] ?? [], expect: 201 },
    { name: `creates, ${organisations.length} organisations`, requests: create.flat(), expect: 201 },
    { name: `lists of 20, ${organisations.length} organisations`, requests: page, expect: 200 },
  ];
}

function cellsOf(stand: Stand, setups: readonly Setup[], load: Load, seconds: number): Cell[] {
  const nameOf = ({ name }: Setup): string => `${load.name}: ${name}`;
  const reference = setups.find(({ name }) => name === 'one process');
  return setups.map((setup) => ({
    name: nameOf(setup),
    unit: 'a second',
    ...(reference && setup !== reference ? { reference: nameOf(reference) } : {}),
    measure: () => run(stand, setup, load, seconds),
  }));
}

/** From one client for each instance, so that as many connections and clients are there whoever answers. */
async function run(stand: Stand, { services }: Setup, load: Load, seconds: number): Promise<Sample> {
  const { generators } = stand;
  const meters = services.map((service) => service.cpuSeconds());
  const results = await Promise.all(
    generators.map((generator, i) => {
      const { port } = services[i % services.length] ?? { port: NaN };
      return generator.run({
        port,
        connections: CONNECTIONS / generators.length,
        until: { seconds },
        requests: load.requests,
        expect: load.expect,
      });
    }),
  ).catch((error: unknown) => {
    throw new Error([String(error), ...services.map((service) => service.output())].join('\n'), {
      cause: error,
    });
  });
  const answers = results.reduce((sum, { acknowledged }) => sum + acknowledged, 0);
  if (load.expect === 201) stand.acknowledged += answers;
  const used = services.map((service, i) => (service.cpuSeconds() ?? NaN) - (meters[i] ?? NaN));
  return {
    value: results.reduce((sum, { perSecond }) => sum + perSecond, 0),
    beside: {
      'p99 ms': Math.max(...results.map(({ p99 }) => p99)),
      'service CPU ms each': (used.reduce((sum, each) => sum + each, 0) * 1000) / answers,
    },
  };
}
