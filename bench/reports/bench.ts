import type { Bench, Cell, Ready, Tools } from '../harness/bench';
import { startDatabase } from '../harness/database';
import type { Scale } from '../harness/options';
import { startService } from '../harness/service';
import { measure } from './measure';
import { openFilled, untilAddedUp, type Filled } from './prepare';

/** Lines of the two journals. With fewer than 10,000 the background task that adds them up sees no need. */
const SIZES: Readonly<Record<Scale, readonly [small: number, large: number]>> = {
  quick: [10_000, 20_000],
  default: [100_000, 1_000_000],
  full: [100_000, 1_000_000],
};
const REQUESTS: Readonly<Record<Scale, number>> = { quick: 5, default: 20, full: 100 };

const TRIAL_BALANCE = 'trial balance';
const REPORTS: readonly (readonly [name: string, path: string])[] = [
  [TRIAL_BALANCE, '/reports/trial-balance'],
  ['trial balance of a month', '/reports/trial-balance?from={month}&asOf={day}'],
  ['trial balance a year ago', '/reports/trial-balance?asOf={yearAgo}'],
  ['profit and loss', '/reports/profit-and-loss'],
  ['VAT summary by month', '/reports/vat-summary?from={yearAgo}&period=month'],
  ['general ledger, first page', '/reports/general-ledger?accountCode=1100'],
  ['aged debtors', '/reports/aged-debtors'],
  ['aged debtors 60 days ago', '/reports/aged-debtors?asOf={agedDay}'],
  ['checklist of a year', '/periods/years/{year}/checklist'],
];

/** What is promised of the trial balance of the large journal: milliseconds, and times that of the small one. */
const TARGETS = [
  { of: 'value', most: 20 },
  { of: 'ratio', most: 2 },
];

export const REPORTING: Bench = {
  name: 'reports',
  measures: 'reports over HTTP, one after the other: the median time of one, of a journal of a million lines',
  reference: 'the same report of a journal of 100,000 lines',
  prepare,
};

async function prepare({ options, cleanup, say }: Tools): Promise<Ready> {
  const database = await startDatabase(cleanup);
  const service = await startService(database, cleanup);
  const open = async (lines: number): Promise<Filled> => {
    const filled = await openFilled(database, service, lines);
    const seconds = await untilAddedUp(database, filled);
    say(`${lines} lines were added up in the background within ${seconds.toFixed(1)} s of being there`);
    return filled;
  };
  const [small, large] = SIZES[options.scale];
  const books = [await open(small), await open(large)];
  await database.query('CHECKPOINT');
  const cellOf = (filled: Filled, report: string, path: string): Cell => ({
    name: `${report}, ${nameOf(filled)}`,
    unit: 'ms',
    reference: filled.lines === large ? `${report}, ${nameOf({ lines: small })}` : undefined,
    targets: filled.lines === large && report === TRIAL_BALANCE ? TARGETS : [],
    measure: async () => {
      const { least, median, p95 } = await measure(service, filled, path, REQUESTS[options.scale]);
      return { value: median, beside: { 'least ms': least, 'p95 ms': p95 } };
    },
  });
  return {
    cells: REPORTS.flatMap(([report, path]) => books.map((filled) => cellOf(filled, report, path))),
    size: `journals of ${small.toLocaleString('en-GB')} and ${large.toLocaleString('en-GB')} lines; ${REQUESTS[options.scale]} requests a round`,
    versions: { PostgreSQL: database.version },
  };
}

const nameOf = ({ lines }: Pick<Filled, 'lines'>): string => `${lines.toLocaleString('en-GB')} lines`;
