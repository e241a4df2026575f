import type { Bench, Cell, Ready, Target, Tools } from '../harness/bench';
import { startDatabase } from '../harness/database';
import { LoadGenerator } from '../harness/load/generator';
import { requestText } from '../harness/load/request';
import type { Scale } from '../harness/options';
import { startService } from '../harness/service';
import { openFilled } from '../reports/prepare';
import { peakMb, readCopy, readExport, type Read } from './measure';

const LINES: Readonly<Record<Scale, number>> = { quick: 10_000, default: 100_000, full: 1_000_000 };
const FORMATS = ['csv', 'jsonl', 'hledger', 'ledger', 'beancount', 'xlsx'];
const PAGES_BEFORE = 1000;
const MEMORY = 'memory grown MB';
const COPY = 'COPY';

/** What is promised: the share of COPY's speed. */
const LEAST_RATIO: Readonly<Record<string, number>> = { csv: 0.8, hledger: 0.25 };
/** Megabytes that the service takes for an export, whatever its length. */
const MOST_MB = 60;

export const EXPORT: Bench = {
  name: 'export',
  measures:
    'exports of the journal over HTTP: lines a second, by format, and the memory that the service takes for it',
  reference: "COPY … TO STDOUT of the CSV's own statement, without the service",
  prepare,
};

async function prepare({ options, cleanup }: Tools): Promise<Ready> {
  const lines = options.lines ?? LINES[options.scale];
  const database = await startDatabase(cleanup);
  // Adding up and sealing what it finds would take memory and time of its own.
  const service = await startService(database, cleanup, {
    BACKGROUND_WORK: 'false',
    SEAL_INTERVAL_SECONDS: '0',
  });
  const { ledger, key } = await openFilled(database, service, lines);
  await database.query('VACUUM (ANALYZE) journal_entries, journal_lines');
  await database.query('CHECKPOINT');
  // The first bytes of each format: code is loaded and compiled before memory is looked at.
  for (const format of FORMATS) await readExport(service, key, `${format}&to=2000-01-01`);
  // Whatever a new service is asked first, its young generation grows, once, to what it may have: that is none of an export's.
  await new LoadGenerator(cleanup).run({
    port: service.port,
    connections: 8,
    until: { requests: PAGES_BEFORE },
    requests: [requestText({ method: 'GET', path: '/journal/entries?limit=100', key })],
    expect: 200,
  });
  const idle = service.memoryMb() ?? NaN;
  const sampleOf = ({ seconds, firstByteSeconds, bytes }: Read) => ({
    value: lines / seconds,
    beside: { 'first byte ms': firstByteSeconds * 1000, 'file MB': bytes / 2 ** 20 },
  });
  const cellOf = (format: string): Cell => ({
    name: format,
    unit: 'a second',
    reference: COPY,
    targets: targetsOf(format),
    measure: async () => {
      const { result, mb } = await peakMb(service, () => readExport(service, key, format));
      const { value, beside } = sampleOf(result);
      return { value, beside: { ...beside, [MEMORY]: mb - idle } };
    },
  });
  const copy: Cell = {
    name: COPY,
    unit: 'a second',
    measure: async () => sampleOf(await readCopy(database, ledger)),
  };
  return {
    cells: [...FORMATS.slice(0, 3).map(cellOf), copy, ...FORMATS.slice(3).map(cellOf)],
    size: `a journal of ${lines.toLocaleString('en-GB')} lines`,
    versions: { PostgreSQL: database.version },
  };
}

function targetsOf(format: string): Target[] {
  const least = LEAST_RATIO[format];
  const memory = { of: MEMORY, most: MOST_MB };
  return least === undefined ? [memory] : [{ of: 'ratio', least }, memory];
}
