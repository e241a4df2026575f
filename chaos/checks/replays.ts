import type { OperationLog } from '../log';
import type { Random } from '../random';
import type { Findings } from '../findings';
import { attempt } from '../workload/attempt';
import type { Books } from '../workload/books';

const REPLAYS = 300;

/** Long afterwards, the same key again: it gets the same answer and, as is looked at behind it, does nothing more. */
export async function checkReplays(
  urls: () => readonly string[],
  all: readonly Books[],
  { operations }: OperationLog,
  findings: Findings,
  random: Random,
): Promise<number> {
  const acknowledged = operations.filter(
    ({ answer, dry, method, attempts }) =>
      answer !== null &&
      !dry &&
      (method === 'POST' || method === 'PATCH') &&
      attempts.some(({ digest }) => digest),
  );
  const chosen = random.shuffled(acknowledged).slice(0, REPLAYS);
  for (const operation of chosen) {
    const books = all[operation.organisation];
    const first = operation.attempts.find(({ digest }) => digest);
    if (!books || !first) continue;
    await attempt({ urls, books, findings, random }, operation);
    const again = operation.attempts.at(-1);
    if (again?.verdict !== 'replayed' || again.status !== first.status || again.digest !== first.digest)
      findings.add('a replay that differs from the first answer', again, operation);
  }
  return chosen.length;
}
