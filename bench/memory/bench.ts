import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { creditNote } from '../create/organisations';
import { CreatingStand } from '../create/stand';
import type { Bench, Cell, Ready, Sample, Tools } from '../harness/bench';
import { requestText } from '../harness/load/request';
import type { Scale } from '../harness/options';
import { summaryOf } from '../harness/statistics';

const FEW = 10_000;
const MANY: Readonly<Record<Scale, number>> = { quick: 12_000, default: 100_000, full: 1_000_000 };
const BATCH = 1000;
const CONNECTIONS = 1;
const MOST_RATIO = 1.3;
const READINGS = 5;
const LONGEST_REST_SECONDS = 300;
const PRELOADED = join(__dirname, 'collect-garbage.js');

export const MEMORY: Bench = {
  name: 'memory',
  measures: 'what the service holds in memory after many credit notes, made over HTTP by batches of 1,000',
  reference: `what it holds after ${FEW.toLocaleString('en-GB')}`,
  prepare,
};

/** The second figure follows the first: there is one round, of several readings each. */
async function prepare(tools: Tools): Promise<Ready> {
  const { scale, creates } = tools.options;
  const stand = await CreatingStand.open(tools, 1, { NODE_OPTIONS: `--require ${PRELOADED}` });
  const many = creates ?? MANY[scale];
  let made = 0;
  const cellOf = (notes: number, reference?: string): Cell => ({
    name: nameOf(notes),
    unit: 'MB',
    reference,
    targets: reference === undefined ? [] : [{ of: 'ratio', most: MOST_RATIO }],
    measure: async () => {
      const perSecond = await create(stand, notes - made);
      made = notes;
      const { value, beside } = await settled(stand, scale);
      return { value, beside: { ...beside, 'a second': perSecond } };
    },
  });
  return {
    cells: [cellOf(FEW), cellOf(many, nameOf(FEW))],
    rounds: 1,
    size: `${many.toLocaleString('en-GB')} credit notes; the median of ${READINGS} readings, once garbage was collected; the peak is of the whole run so far`,
    versions: stand.versions,
    check: () => stand.check(),
  };
}

const nameOf = (notes: number): string => `after ${notes.toLocaleString('en-GB')}`;

async function create(stand: CreatingStand, notes: number): Promise<number> {
  const { key, customers } = stand.organisation;
  const creditNotes = Array.from({ length: BATCH }, (_, i) =>
    creditNote(customers[i % customers.length] ?? ''),
  );
  const request = requestText({
    method: 'POST',
    path: '/credit-notes/batch',
    key,
    body: { creditNotes },
    idempotent: true,
  });
  const job = {
    connections: CONNECTIONS,
    until: { requests: Math.ceil(notes / BATCH) },
    requests: [request],
  };
  return (await stand.post(job, BATCH)).perSecond * BATCH;
}

/** Once all is sent, sealed and added up. */
async function settled(stand: CreatingStand, scale: Scale): Promise<Sample> {
  await stand.rest({ quietSeconds: scale === 'quick' ? 1 : 5, mostSeconds: LONGEST_REST_SECONDS });
  const readings: number[] = [];
  for (let i = 0; i < READINGS; i += 1) {
    process.kill(stand.service.pid, 'SIGUSR2');
    await sleep(500);
    readings.push(stand.service.memoryMb() ?? NaN);
  }
  const { median, least, greatest } = summaryOf(readings);
  return {
    value: median,
    beside: { 'least MB': least, 'most MB': greatest, 'peak MB': stand.service.peakMb() ?? NaN },
  };
}
