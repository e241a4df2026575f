import type { Snapshot } from '../../platform/database/snapshot';

const SETTINGS = ['enable_sort', 'enable_hashjoin', 'enable_material'];

/**
 * Lets the first rows come at once: walk the indexes in order rather than sort, hash or keep the whole journal first. Nor does
 * it go wrong, only then, when the journal has grown since the planner's statistics were taken.
 */
export async function preferFirstRow(snapshot: Pick<Snapshot, 'query'>): Promise<void> {
  await snapshot.query(
    `${SETTINGS.map((name) => `SET LOCAL ${name} = off`).join('; ')}; SET LOCAL max_parallel_workers_per_gather = 0`,
  );
}
