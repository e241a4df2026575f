import { parseArgs } from 'node:util';
import { readEvidence, strengthOf, writeEvidence, type Evidence, type Found } from './evidence';
import { EXPLAINED } from './explained.data';
import type { Guard } from './guard';
import {
  isHeld,
  isNamed,
  isOfTable,
  isWorded,
  missedAlone,
  missedByTable,
  missedByWaiting,
  missedByWords,
  missedTogether,
  roundsOf,
  type Missed,
} from './missed';
import { writeReport } from './report';
import { startMutationServer } from './server';
import { runSpecs } from './suite';

/**
 * Takes the guards out, and notes which test misses each. `--only text` for those whose name has it, `--missing` for those
 * that no test has missed yet, `--each` to take every one out alone, `--list` to take none out and only write down which there are.
 */
async function main(): Promise<number> {
  const { values: options } = parseArgs({
    options: {
      only: { type: 'string', multiple: true },
      missing: { type: 'boolean' },
      each: { type: 'boolean' },
      list: { type: 'boolean' },
    },
  });
  const server = await startMutationServer();
  try {
    const before = readEvidence();
    const wanted = server.guards.filter(
      ({ id }) =>
        !options.list &&
        (options.only === undefined || options.only.some((text) => id.includes(text))) &&
        !(options.missing && (strengthOf(before[id]) === 'behaviour' || id in EXPLAINED)),
    );
    await assertWhole(wanted);
    await takeOut(wanted, options.each ?? false, new Record(server.guards));
    const known = readEvidence();
    const evidence = Object.fromEntries(
      server.guards.map(({ id }) => [id, known[id] === undefined ? 'untried' : known[id]]),
    );
    writeEvidence(evidence);
    writeReport(server.guards, evidence);
    return unexplained(server.guards, evidence);
  } finally {
    await server.stop();
  }
}

/** A test that fails with all guards in place would prove anything. */
async function assertWhole(wanted: readonly Guard[]): Promise<void> {
  const specs = [
    ...(wanted.some((one) => isNamed(one) || isOfTable(one)) ? ['rows', 'tables'] : []),
    ...(wanted.some(isWorded) ? ['refusals', 'functions'] : []),
    ...(wanted.some(isHeld) ? ['held'] : []),
  ].map((each) => `test/integration/guards/${each}`);
  if (specs.length === 0) return;
  const { failed } = await runSpecs(specs, null);
  if (failed[0] !== undefined) throw new Error(`with every guard in place fails: ${failed[0].test}`);
}

async function takeOut(guards: readonly Guard[], each: boolean, record: Record): Promise<void> {
  const together = each ? [] : guards.filter(isNamed);
  for (const kind of new Set(together.map((one) => one.kind)))
    record.add(
      await missedTogether(
        kind,
        together.filter((one) => one.kind === kind),
      ),
    );
  const ofTables = each ? [] : guards.filter(isOfTable);
  for (const round of roundsOf(ofTables)) record.add(await missedByTable(round));
  const worded = each ? [] : guards.filter(isWorded);
  for (const round of roundsOf(worded)) record.add(await missedByWords(round));
  for (const from of ['lock clause', 'lock'] as const) {
    const held = each ? [] : guards.filter((one) => one.kind === from && isHeld(one));
    for (const round of roundsOf(held)) record.add(await missedByWaiting(round));
  }
  for (const one of guards) if (record.lacks(one)) record.add(new Map([[one, await missedAlone(one)]]));
}

/** Keeps what was found at once, beside what is kept already: a run of all takes long. */
class Record {
  private readonly done = new Set<string>();

  constructor(private readonly guards: readonly Guard[]) {}

  /** What nobody missed along with others is taken out alone as well. */
  lacks = ({ id }: Guard): boolean => !this.done.has(id);

  add(missed: Missed): void {
    const found: globalThis.Record<string, Found> = { ...readEvidence() };
    for (const [{ id }, test] of missed) {
      found[id] = test;
      if (test !== null) this.done.add(id);
      process.stdout.write(
        `${id}\n    ${test === null ? 'MISSED BY NO TEST' : `${test.spec}: ${test.test}`}\n`,
      );
    }
    const ids = new Set(this.guards.map(({ id }) => id));
    writeEvidence(Object.fromEntries(Object.entries(found).filter(([id]) => ids.has(id))));
  }
}

function unexplained(guards: readonly Guard[], evidence: Evidence): number {
  const open = (id: string): boolean => ['none', 'untried'].includes(strengthOf(evidence[id]));
  const findings = guards.filter(({ id }) => open(id) && !(id in EXPLAINED));
  process.stdout.write(`${guards.length} guards, ${findings.length} that no test is known to miss\n`);
  for (const { id } of findings) process.stdout.write(`  ${id}\n`);
  return findings.length > 0 ? 1 : 0;
}

main().then(
  (code) => {
    process.exitCode = code;
  },
  (error: unknown) => {
    process.stderr.write(`${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`);
    process.exitCode = 1;
  },
);
