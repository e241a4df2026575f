import { allDone } from '../batch/batch-outcomes';
import type { Tx } from '../database/transaction';
import { answersBefore } from '../idempotency/answered-before';
import type { AskedTogether, GroupedWork } from './grouped-work';
import type { Waiting } from './lane';

export type AnyWork = GroupedWork<unknown, object>;
export type WaitingTogether = readonly [Waiting, ...Waiting[]];

/**
 * Those that were answered before have their answers again; the others are done. Whether they were, and what they are decided
 * by where none names what is to be locked, is asked in the round trip that begins the transaction.
 */
export async function stageGroup(tx: Tx, work: AnyWork, group: WaitingTogether): Promise<(object | Error)[]> {
  const asked = answersBefore(
    tx,
    group.map(({ ctx }) => ctx),
  );
  const holdsNothing = group.every(({ touches }) => touches.length === 0);
  const loading = holdsNothing ? work.load(tx, group) : null;
  await allDone([tx.course.begun, asked, loading]);
  const before = await asked;
  const fresh = group.filter((_, i) => !before[i]);
  const made = await stageFresh(tx, work, fresh, fresh.length === group.length ? loading : null);
  const outcomes = new Map<Waiting, object>(
    fresh.map((each, i) => [each, made[i] ?? new Error('a request has an outcome')]),
  );
  return group.map((each, i) => before[i] ?? outcomes.get(each) ?? new Error('a request has an outcome'));
}

/** By what is being loaded for them, or by what is loaded now. */
async function stageFresh(
  tx: Tx,
  work: AnyWork,
  [first, ...others]: readonly Waiting[],
  loading: Promise<unknown> | null,
): Promise<object[]> {
  if (!first) return [];
  const asked: AskedTogether<unknown> = [first, ...others];
  return work.stage(tx, asked, await (loading ?? work.load(tx, asked)));
}
