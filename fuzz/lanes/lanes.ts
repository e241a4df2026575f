import { lastWrite, writesSince } from '../checks/writes';
import type { Operation } from '../document/operations';
import type { Connection } from '../wire/connection';
import type { Books, Caller } from '../world/books';
import type { Composed } from '../world/composer';
import type { Target } from '../world/target';
import type { Arms, Callers } from './arms';
import type { Shot, Shots } from './shots';

const callers = (weights: Readonly<Partial<Record<Caller, number>>>): Callers =>
  Object.entries(weights).map(([caller, weight]) => ({ caller: caller as Caller, weight }));

const ANYBODY = callers({
  ...{ live: 80, test: 6, readOnly: 3, narrow: 2, staff: 4, directory: 2 },
  ...{ revoked: 1, unknown: 1, nobody: 1 },
});
const HARMLESS = callers({ test: 75, readOnly: 9, revoked: 2, unknown: 2, nobody: 2, live: 10 });
const OWNERS = callers({ live: 9, test: 1 });

/** The first time that a document is fetched it is rendered and archived, whoever asks. */
const ARCHIVES = /Pdf$|Xml$|ArchivedFile|Archive$/;

/** Whatever such a request holds, it is known beforehand to change nothing. */
const changesNothing = ({ method, id }: Operation, caller: Caller): boolean =>
  !ARCHIVES.test(id) && (caller === 'live' ? method === 'GET' : true);

export interface Range {
  readonly target: Target;
  readonly arms: Arms;
  readonly shots: Shots;
  readonly connections: readonly Connection[];
  readonly books: readonly Books[];
}

/** All at once, by anybody, in all the books. */
export async function fireFreely(range: Range, count: number): Promise<void> {
  await atOnce(range, count, () => range.arms.next(range.books, ANYBODY));
}

/** All at once, but nothing that could change anything: so nothing has changed afterwards. */
export async function fireHarmlessly(range: Range, count: number): Promise<void> {
  const { target, arms, shots, books } = range;
  const before = await lastWrite(target);
  const seen: Shot[] = [];
  await atOnce(
    range,
    count,
    () => arms.next(books, HARMLESS, changesNothing),
    (shot) => seen.push(shot),
  );
  const written = await writesSince(target, before);
  // Which of them it was is told by a run of few requests; the likeliest is one that was answered as done.
  const isDone = ({ composed, answer }: Shot): boolean =>
    composed.operation.method !== 'GET' && answer.status < 300;
  const likely = seen.find(isDone) ?? seen[0];
  if (written.length > 0 && likely)
    shots.report(
      `among ${count} requests that may change nothing: ${written.join(', ')}`,
      likely.composed,
      likely.answer,
    );
}

/** One after the other in each of the books, so that each refusal can be seen to have changed nothing. */
export async function fireOneByOne(range: Range, count: number): Promise<void> {
  const { target, arms, shots, connections, books } = range;
  const each = Math.ceil(count / books.length);
  await Promise.all(
    books.map(async (own, n) => {
      const connection = connections[n % connections.length];
      if (!connection) return;
      let before = await lastWrite(target);
      for (let i = 0; i < each; i += 1) {
        const shot = await shots.fire(connection, arms.next([own], OWNERS));
        const refused = shot && (shot.answer.status >= 400 || shot.composed.caller === 'test');
        if (refused) {
          const written = await writesSince(target, before, own.organisation.id);
          const { operation } = shot.composed;
          if (written.length > 0 && !ARCHIVES.test(operation.id))
            shots.report(
              `${operation.method} ${operation.path}: refused, or tried with a test key, and has changed ${written.join(', ')}`,
              shot.composed,
              shot.answer,
            );
          if (written.length === 0) continue;
        }
        before = await lastWrite(target);
      }
    }),
  );
}

async function atOnce(
  { connections, shots }: Range,
  count: number,
  next: () => Composed,
  see: (shot: Shot) => unknown = () => undefined,
): Promise<void> {
  let left = count;
  await Promise.all(
    connections.map(async (connection) => {
      while (left > 0) {
        left -= 1;
        const shot = await shots.fire(connection, next());
        if (shot) see(shot);
      }
    }),
  );
}
