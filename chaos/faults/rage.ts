import { setTimeout as sleep } from 'node:timers/promises';
import type { Random } from '../random';
import type { Findings } from '../findings';
import type { System } from '../system/system';
import { DATABASE_FAULTS } from './database';
import type { Fault } from './fault';
import { MACHINE_FAULTS } from './machine';
import { NETWORK_FAULTS } from './network';
import { PROCESS_FAULTS, SESSION_FAULTS } from './processes';

/** Two streams of faults at once: what takes a process or the machine away, and what goes wrong between those that live. */
const STREAMS: readonly (readonly Fault[])[] = [
  [...PROCESS_FAULTS, ...MACHINE_FAULTS],
  [...NETWORK_FAULTS, ...SESSION_FAULTS, ...DATABASE_FAULTS],
];

/** At the beginning: there is something to break then. */
const CALM_MS = 3000;

interface Raging {
  readonly only: readonly string[];
  readonly until: number;
  readonly findings: Findings;
  readonly say: (line: string) => void;
}

export interface Raged {
  /** How often each was injected. */
  readonly counts: ReadonlyMap<string, number>;
  readonly skipped: readonly string[];
}

/** Injects faults until the time is up. */
export async function rage(system: System, random: Random, raging: Raging): Promise<Raged> {
  const { only, say } = raging;
  const counts = new Map<string, number>();
  const skipped: string[] = [];
  const streams = STREAMS.map((faults) =>
    faults
      .filter(({ name }) => only.length === 0 || only.some((word) => name.includes(word)))
      .filter(({ name, missing }) => {
        const reason = missing?.(system) ?? null;
        if (reason === null) return true;
        say(`SKIPPED: ${name} (${reason})`);
        skipped.push(name);
        return false;
      }),
  );
  if (only.length > 0 && streams.every((faults) => faults.length === 0))
    throw new Error('no fault has such a name');
  await Promise.all(streams.map((faults, i) => stream(system, random.branch(i), faults, raging, counts)));
  return { counts, skipped };
}

async function stream(
  system: System,
  random: Random,
  faults: readonly Fault[],
  { until, findings, say }: Raging,
  counts: Map<string, number>,
): Promise<void> {
  if (faults.length === 0) return;
  await sleep(CALM_MS);
  // Each kind once, in an order of its own, and then by weight: a run of a minute has met them all.
  const first = random.shuffled(faults);
  for (let n = 0; Date.now() < until; n += 1) {
    const drawn = random.branch(n);
    const fault = first.pop() ?? drawn.weighted(faults);
    counts.set(fault.name, (counts.get(fault.name) ?? 0) + 1);
    say(fault.name);
    try {
      await fault.inject(system, drawn);
    } catch (error) {
      findings.add(`${fault.name}: it was not survived`, String(error));
    }
    await sleep(drawn.between(200, 1500));
  }
}
