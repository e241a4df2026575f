import type { Tx } from '../database/transaction';
import { answersBefore } from '../idempotency/answered-before';
import type { GroupedWork } from './grouped-work';
import type { Waiting } from './lane';

export type AnyWork = GroupedWork<unknown, object>;

/** Those that were answered before have their answers again; the others are done. */
export async function stageGroup(
  tx: Tx,
  work: AnyWork,
  group: readonly Waiting[],
): Promise<(object | Error)[]> {
  const before = await answersBefore(
    tx,
    group.map(({ ctx }) => ctx),
  );
  const fresh = group.filter((_, i) => !before[i]);
  const made = fresh.length > 0 ? await work.stage(tx, fresh) : [];
  const outcomes = new Map<Waiting, object>(
    fresh.map((each, i) => [each, made[i] ?? new Error('a request has an outcome')]),
  );
  return group.map((each, i) => before[i] ?? outcomes.get(each) ?? new Error('a request has an outcome'));
}
