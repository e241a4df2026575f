import { allDone } from '../batch/batch-outcomes';
import type { Tx } from '../database/transaction';
import { answersBefore } from '../idempotency/answered-before';
import type { GroupedWork } from './grouped-work';
import type { Waiting } from './lane';

export type AnyWork = GroupedWork<unknown, object>;

/**
 * Those that were answered before have their answers again; the others are done. Whether they were, and what they are decided
 * by where none names what is to be locked, is asked in the round trip that begins the transaction.
 */
export async function stageGroup(
  tx: Tx,
  work: AnyWork,
  group: readonly Waiting[],
): Promise<(object | Error)[]> {
  const asked = answersBefore(
    tx,
    group.map(({ ctx }) => ctx),
  );
  const holdsNothing = group.every(({ touches }) => touches.length === 0);
  const loading = Promise.resolve(holdsNothing ? work.load?.(tx, group) : undefined);
  await allDone([tx.begun, asked, loading]);
  const before = await asked;
  const fresh = group.filter((_, i) => !before[i]);
  const loaded = fresh.length === group.length ? await loading : undefined;
  const made = fresh.length > 0 ? await work.stage(tx, fresh, loaded) : [];
  const outcomes = new Map<Waiting, object>(
    fresh.map((each, i) => [each, made[i] ?? new Error('a request has an outcome')]),
  );
  return group.map((each, i) => before[i] ?? outcomes.get(each) ?? new Error('a request has an outcome'));
}
