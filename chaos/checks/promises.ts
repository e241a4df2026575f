import { outcomeOf, type Operation, type OperationLog } from '../log';
import type { Findings } from '../findings';

const POSTS = /^\/(credit-notes|invoices|payments|journal\/entries)(\/[^/]+\/(issue|post))?$/;
const DRAFTS = new Set(['draft an invoice', 'draft an entry']);

interface Span {
  readonly begin: number;
  readonly end: number;
}

/**
 * The promise of a lock as callers see it, whatever the books say: who asks for a date in a month after its lock was
 * acknowledged, and is answered before anybody asked to unlock it, is refused.
 */
export function checkPromises({ operations }: OperationLog, findings: Findings): number {
  const posted = operations.filter(
    (each) =>
      !each.dry &&
      each.method === 'POST' &&
      POSTS.test(each.path) &&
      !DRAFTS.has(each.kind) &&
      each.answer !== null &&
      each.answer.date !== '',
  );
  const locks = operations.filter(
    (each) => !each.dry && each.path.endsWith('/lock') && outcomeOf(each) === 'acknowledged',
  );
  const unlocks = operations.filter(
    (each) => !each.dry && each.path.endsWith('/unlock') && outcomeOf(each) !== 'refused',
  );
  let locked = 0;
  for (const lock of locks) {
    const month = lock.path.slice('/periods/per_'.length, -'/lock'.length);
    const same = unlocks.filter(
      ({ path, organisation }) =>
        organisation === lock.organisation && path === `/periods/per_${month}/unlock`,
    );
    const { begin, end } = lockedSpan(lock, same);
    if (begin < end) locked += 1;
    for (const each of posted) {
      const asked = each.organisation === lock.organisation && each.answer?.date.startsWith(month);
      const span = answeredSpan(each);
      if (asked && span.begin > begin && span.end < end)
        findings.add('a date that was taken after its lock was acknowledged', month, lock, each);
    }
  }
  return locked;
}

/** From the answer of the lock to the first unlock that may have worked behind it. */
function lockedSpan(lock: Operation, unlocks: readonly Operation[]): Span {
  const { begin: sent, end: begin } = answeredSpan(lock);
  const ends = unlocks
    .map((each) => (outcomeOf(each) === 'unknown' ? { ...spanOf(each), end: Infinity } : spanOf(each)))
    .filter(({ end }) => end >= sent)
    .map((span) => span.begin);
  return { begin, end: Math.min(...ends, Infinity) };
}

const spanOf = ({ attempts }: Operation): Span => ({
  begin: Math.min(...attempts.map(({ sentAt }) => sentAt)),
  end: Math.max(...attempts.map(({ endedAt }) => endedAt)),
});

/** From the first attempt to the first answer that it was done. */
function answeredSpan(operation: Operation): Span {
  const success = operation.attempts.filter(({ verdict }) => verdict === 'done' || verdict === 'replayed');
  return { begin: spanOf(operation).begin, end: Math.min(...success.map(({ endedAt }) => endedAt)) };
}
