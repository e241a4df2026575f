import { setTimeout as sleep } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { Cleanup } from '../harness/cleanup';
import { startDatabase, type BenchDatabase } from '../harness/database';
import { print, run } from '../harness/program';
import { startService, type BenchService } from '../harness/service';
import { summaryOf } from '../harness/statistics';
import { openFilled } from '../reports/prepare';
import { journalKey } from './journal-key';
import { peakMb, readCopy, readExport, type Read } from './measure';

/** What is promised of a journal of a million lines: the share of COPY's speed, and the memory that the service takes for it. */
const LEAST_RATIO: Readonly<Record<string, number>> = { csv: 0.8, hledger: 0.25 };
const MOST_MB = 60;
const LONGEST_WAIT_MS = 600_000;

async function main(cleanup: Cleanup): Promise<void> {
  const { values } = parseArgs({
    options: {
      lines: { type: 'string', default: '1000000' },
      rounds: { type: 'string', default: '5' },
      formats: { type: 'string', default: 'csv,jsonl,hledger,ledger,beancount,xlsx' },
    },
  });
  const formats = values.formats.split(',');
  const database = await startDatabase(cleanup);
  const { ledger, key } = await filled(database, Number(values.lines));
  const service = await startService(database, cleanup);
  await database.query('VACUUM (ANALYZE) journal_entries, journal_lines');
  await database.query('CHECKPOINT');
  // The first bytes of each format: code is loaded and compiled before memory is looked at.
  for (const format of formats) await readExport(service, key, `${format}&to=2000-01-01`);
  const before = service.memoryMb() ?? NaN;
  const reads = new Map<string, Read[]>();
  const peaks = new Map<string, number>();
  const note = (name: string, read: Read): void => void reads.set(name, [...(reads.get(name) ?? []), read]);
  for (let round = 0; round < Number(values.rounds); round += 1)
    for (const name of ['COPY', ...formats]) {
      if (name === 'COPY') {
        note(name, await readCopy(database, ledger));
        continue;
      }
      const { result, mb } = await peakMb(service, () => readExport(service, key, name));
      note(name, result);
      peaks.set(name, Math.max(peaks.get(name) ?? 0, mb));
    }
  print(`${values.lines} lines, ${values.rounds} rounds of COPY and each format in turn; medians`);
  const reference = summaryOf((reads.get('COPY') ?? []).map(({ seconds }) => seconds)).median;
  for (const [name, found] of reads) print(lineOf(name, found, reference, (peaks.get(name) ?? NaN) - before));
  verdict(reads, reference, Math.max(...peaks.values()) - before);
}

/** By a service of its own, which adds up and seals what it finds: the memory that it takes for that is another matter. */
async function filled(database: BenchDatabase, lines: number): Promise<{ ledger: string; key: string }> {
  const cleanup = new Cleanup();
  try {
    const service = await startService(database, cleanup);
    const { ledger } = await openFilled(database, service, lines);
    const key = await journalKey(database, service, ledger);
    await untilIdle(service);
    return { ledger, key };
  } finally {
    await cleanup.run();
  }
}

/** Until the process has used next to nothing for some seconds. */
async function untilIdle(service: BenchService): Promise<void> {
  const deadline = performance.now() + LONGEST_WAIT_MS;
  for (let quiet = 0, before = service.cpuSeconds() ?? 0; quiet < 8 && performance.now() < deadline;) {
    await sleep(1000);
    const now = service.cpuSeconds() ?? 0;
    quiet = now - before < 0.1 ? quiet + 1 : 0;
    before = now;
  }
}

function lineOf(name: string, reads: readonly Read[], reference: number, grownMb: number): string {
  const { median, least, greatest } = summaryOf(reads.map(({ seconds }) => seconds));
  const first = summaryOf(reads.map(({ firstByteSeconds }) => firstByteSeconds)).median * 1000;
  const mb = (reads[0]?.bytes ?? NaN) / 2 ** 20;
  const times = `${median.toFixed(2)} s (${least.toFixed(2)} to ${greatest.toFixed(2)})`;
  const grown = Number.isNaN(grownMb) ? '' : `   memory +${grownMb.toFixed(0)} MB`;
  return `${name.padEnd(10)} ${times.padEnd(24)} ratio ${(reference / median).toFixed(2)}   ${mb.toFixed(0)} MB   first byte ${first.toFixed(0)} ms${grown}`;
}

function verdict(reads: ReadonlyMap<string, readonly Read[]>, reference: number, grownMb: number): void {
  const say = (what: string, kept: boolean): void => {
    print(`${what}: ${kept ? 'kept' : 'NOT KEPT'}`);
    if (!kept) process.exitCode = 1;
  };
  for (const [name, least] of Object.entries(LEAST_RATIO)) {
    const found = reads.get(name);
    if (!found) continue;
    const ratio = reference / summaryOf(found.map(({ seconds }) => seconds)).median;
    say(`${name} at ${ratio.toFixed(2)} of COPY (≥ ${least})`, ratio >= least);
  }
  say(`memory of the service grew by ${grownMb.toFixed(0)} MB (< ${MOST_MB})`, grownMb < MOST_MB);
}

run(main);
