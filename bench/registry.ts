import { BATCH } from './batch/bench';
import { CONTENTION } from './contention/bench';
import { CREATE } from './create/bench';
import { EXPORT } from './export/bench';
import type { Bench } from './harness/bench';
import { LATENCY } from './latency/bench';
import { LIST } from './list/bench';
import { MEMORY } from './memory/bench';
import { REPORTING } from './reports/bench';
import { START } from './start/bench';
import { WEBHOOKS } from './webhooks/bench';
import { WORKERS } from './workers/bench';

/** Every benchmark there is, in the order in which `npm run bench` runs them. */
export const BENCHES: readonly Bench[] = [
  CREATE,
  LATENCY,
  BATCH,
  LIST,
  EXPORT,
  REPORTING,
  CONTENTION,
  WEBHOOKS,
  WORKERS,
  START,
  MEMORY,
];
