import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { requestsOf } from './checks/requests';
import type { Raged } from './faults/rage';
import type { OperationLog } from './log';
import type { Options } from './options';
import type { Findings } from './findings';
import type { System } from './system/system';

interface Reported {
  readonly options: Options;
  readonly say: (line: string) => void;
  readonly system: System;
  readonly log: OperationLog;
  readonly findings: Findings;
  readonly folder: string;
}

/** The end of a run: what was broken and looked at, what was found, and how to see it again. */
export async function reportOn(
  it: Reported,
  { counts, skipped }: Raged,
  looked: Record<string, number>,
): Promise<void> {
  const { options, say, system, log, findings, folder } = it;
  const { line } = system;
  const outcomes = log.counts();
  say(`Faults: ${[...counts].map(([name, count]) => `${count} × ${name}`).join('; ')}`);
  say(`Commits cut: ${line.cuts.after} after they were sent, ${line.cuts.before} before they arrived`);
  say(
    `${log.operations.length} requests: ${outcomes.acknowledged} acknowledged, ${outcomes.refused} refused, ${outcomes.unknown} unknown`,
  );
  say(
    `Looked at: ${Object.entries(looked)
      .map(([what, n]) => `${n} ${what}`)
      .join(', ')}`,
  );
  for (const text of line.edits.unmet) say(`NOT MET: no statement contained ${JSON.stringify(text)}`);
  writeFileSync(
    join(folder, 'summary.json'),
    JSON.stringify(
      {
        seed: options.seed,
        findings: findings.rules,
        faults: Object.fromEntries(counts),
        skipped,
        commitsCut: line.cuts,
        outcomes,
        looked,
        kinds: Object.fromEntries(log.kinds()),
      },
      null,
      2,
    ),
  );
  if (findings.size === 0) {
    say(`The books hold (seed ${options.seed})`);
    return;
  }
  const lines = await findings.lines((ids) => requestsOf(system, log, ids));
  say(`The books do not hold (seed ${options.seed}):\n${lines.join('\n')}`);
  say(
    `Repeat its plan with ${commandOf(options)}; what was sent, and what the processes said, is in ${folder}`,
  );
}

export function commandOf({ seed, seconds, crowd, clients, organisations, only, broken }: Options): string {
  const faults = only.length > 0 ? ` --faults "${only.join(',')}"` : '';
  return `npm run chaos -- --seed ${seed} --minutes ${seconds / 60} --crowd ${crowd} --clients ${clients} --organisations ${organisations}${faults}${broken}`;
}
