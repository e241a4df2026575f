import { CREATE } from './create/bench';
import { LATENCY } from './latency/bench';
import { EXPORT } from './export/bench';
import type { Bench } from './harness/bench';
import { REPORTING } from './reports/bench';
import { WEBHOOKS } from './webhooks/bench';

/** Every benchmark there is, in the order in which `npm run bench` runs them. */
export const BENCHES: readonly Bench[] = [CREATE, LATENCY, EXPORT, REPORTING, WEBHOOKS];
