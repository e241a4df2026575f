import { writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { Cleanup } from '../harness/cleanup';
import { startDatabase, type BenchDatabase } from '../harness/database';
import { LoadGenerator } from '../harness/load';
import { describeMachine, type Machine } from '../harness/machine';
import { readOptions, type Options } from '../harness/options';
import { findPgbench, Pgbench, type PgbenchProgram } from '../harness/pgbench';
import { startService } from '../harness/service';
import { assertBooksHold } from './books-hold';
import { Measurements, type Figure, type Shape } from './measure';
import { prepare } from './prepare';
import { tableOf } from './table';

const RESULTS = resolve(__dirname, '../../../bench/results.json');
const MANY = 200;
const WARM_UP_SECONDS = 4;

const http = (organisations: number, connections: number): Shape => ({
  by: 'service',
  organisations,
  connections,
});
const reference = (organisations: number, connections: number): Shape => ({
  by: 'pgbench',
  organisations,
  connections,
});

/** In the order of a round: the references stand between what is compared with them. */
const SHAPES: readonly Shape[] = [
  http(1, 1),
  reference(1, 1),
  http(1, 8),
  reference(1, 16),
  http(1, 32),
  http(1, 64),
  http(MANY, 1),
  http(MANY, 8),
  reference(MANY, 16),
  http(MANY, 32),
  http(MANY, 64),
];

const say = (text = ''): void => console.log(text);

async function main(options: Options, cleanup: Cleanup): Promise<void> {
  const program = findPgbench();
  const database = await startDatabase(cleanup);
  const machine = describeMachine(database.folder);
  const service = await startService(database, cleanup);
  say(headline(machine, database, program));
  const pgbench = new Pgbench(program, database.serviceUrl, cleanup);
  const prepared = await prepare(database, service, pgbench, MANY);
  say(`Rows of one create, the service's and pgbench's alike: ${prepared.rows}`);
  const load = new LoadGenerator(cleanup);
  const measurements = new Measurements({ service, load, pgbench, ...prepared });
  try {
    await warmUp(measurements, database, options);
    await measureAll(measurements, options);
  } catch (error) {
    throw new Error(`${String(error)}\n${service.output()}`, { cause: error });
  }
  const acknowledged = measurements.acknowledged + prepared.notes;
  await assertBooksHold(database, acknowledged);
  const figures = measurements.figures(SHAPES);
  say(
    `\n${tableOf(figures)}\n\nRatio: to the faster pgbench with as many organisations, in the same round. Cores: those that the service's process used.`,
  );
  say(`All ${acknowledged} acknowledged credit notes are in the books, numbered without a gap and balanced.`);
  save(options, machine, { postgresql: database.version, pgbench: program.version }, figures);
}

/** Code gets compiled, tables get beyond their first pages, and statistics are what autovacuum makes of them by itself. */
async function warmUp(
  measurements: Measurements,
  database: BenchDatabase,
  { seconds }: Options,
): Promise<void> {
  say('Warming up');
  await measurements.warmUp(http(1, 32), WARM_UP_SECONDS);
  await measurements.warmUp(http(MANY, 32), WARM_UP_SECONDS);
  await database.query('VACUUM ANALYZE');
  for (const shape of SHAPES.filter(({ by }) => by === 'pgbench'))
    await measurements.chooseProtocol(shape, Math.min(seconds, 3));
}

/** Every other round backwards, so that nothing is always measured on the larger tables. */
async function measureAll(measurements: Measurements, { rounds, seconds }: Options): Promise<void> {
  for (let round = 1; round <= rounds; round += 1) {
    const found: string[] = [];
    for (const shape of round % 2 === 1 ? SHAPES : [...SHAPES].reverse()) {
      const perSecond = await measurements.measure(shape, seconds);
      found.push(`${shape.by} ${shape.organisations}×${shape.connections}: ${Math.round(perSecond)}`);
    }
    say(`Round ${round} of ${rounds}   ${found.join('   ')}`);
  }
}

function headline(machine: Machine, database: BenchDatabase, { version }: PgbenchProgram): string {
  const { cores, processor, memoryGb, system, node, durableWritesPerSecond, loadBefore } = machine;
  const lines = [
    `${cores} cores (${processor}), ${memoryGb} GB, ${system}, Node ${node}, PostgreSQL ${database.version}, pgbench ${version}`,
    `${durableWritesPerSecond} durable writes a second, one after the other`,
  ];
  if (loadBefore > cores / 4)
    lines.push(
      `Other programs use this machine (load ${loadBefore.toFixed(1)}): trust the ratios, and those with care`,
    );
  return lines.join('\n');
}

function save(
  options: Options,
  machine: Machine,
  versions: Readonly<Record<string, string>>,
  create: readonly Figure[],
): void {
  const at = new Date().toISOString();
  writeFileSync(RESULTS, `${JSON.stringify({ at, options, machine, versions, create }, null, 2)}\n`);
  say(`Written to ${RESULTS}`);
}

const cleanup = new Cleanup();
Promise.resolve()
  .then(() => main(readOptions(process.argv.slice(2)), cleanup))
  .catch((error: unknown) => {
    if (cleanup.begun) return;
    process.exitCode = 1;
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  })
  .finally(() => cleanup.run().then(() => process.exit()));
