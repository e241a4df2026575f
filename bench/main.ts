import type { Bench } from './harness/bench';
import { Cleanup } from './harness/cleanup';
import { describeMachine, headline } from './harness/machine';
import { measureRounds } from './harness/measure';
import { readOptions, type Options } from './harness/options';
import { print, run } from './harness/program';
import { addToResults, RESULTS, type BenchResult } from './harness/results';
import { tableOf } from './harness/table';
import { BENCHES } from './registry';

async function main(cleanup: Cleanup): Promise<void> {
  const options = readOptions(process.argv.slice(2));
  const benches = chosen(options.only);
  if (options.list) {
    for (const { name, measures, reference } of benches)
      print(`${name}: ${measures}\n  against ${reference}`);
    return;
  }
  const machine = describeMachine();
  print(headline(machine));
  let missed = 0;
  for (const bench of benches) {
    const result = await runBench(bench, options, cleanup);
    addToResults(machine, result);
    missed += result.figures.flatMap(({ targets }) => targets).filter(({ met }) => !met).length;
  }
  print(`\nWritten to ${RESULTS}`);
  if (options.scale === 'quick') return;
  if (missed > 0) {
    print(`${missed} ${missed === 1 ? 'target' : 'targets'} missed`);
    process.exitCode = 1;
  }
}

function chosen(only: readonly string[]): readonly Bench[] {
  const unknown = only.find((name) => !BENCHES.some((bench) => bench.name === name));
  if (unknown !== undefined)
    throw new Error(
      `there is no bench ${JSON.stringify(unknown)}; there are ${BENCHES.map(({ name }) => name).join(', ')}`,
    );
  return only.length === 0 ? BENCHES : BENCHES.filter(({ name }) => only.includes(name));
}

/** With a database and a service of its own, which are gone when it is done. */
async function runBench(bench: Bench, options: Options, outer: Cleanup): Promise<BenchResult> {
  print(`\n== ${bench.name}: ${bench.measures}`);
  const start = performance.now();
  const cleanup = new Cleanup({ signals: false });
  outer.add(() => cleanup.run());
  try {
    const ready = await bench.prepare({ options, cleanup, say: print });
    await ready.warmUp?.();
    const rounds = ready.rounds ?? options.rounds;
    const figures = await measureRounds(ready, rounds, print);
    const checked = (await ready.check?.()) ?? null;
    const seconds = (performance.now() - start) / 1000;
    print(`\n${tableOf(figures)}\n\nRatio: to ${bench.reference}, in the same round.`);
    if (ready.size !== undefined) print(`Of ${ready.size}.`);
    if (checked !== null) print(checked);
    print(`${bench.name} took ${Math.round(seconds)} s`);
    const { scale, seconds: length } = options;
    return {
      name: bench.name,
      at: new Date().toISOString(),
      scale,
      rounds,
      secondsEach: length,
      size: ready.size ?? null,
      versions: ready.versions,
      took: Math.round(seconds),
      checked,
      figures,
    };
  } finally {
    await cleanup.run();
  }
}

run(main);
