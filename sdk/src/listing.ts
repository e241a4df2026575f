import type { PageOf, RowOf } from './types';

/**
 * The rows of a list or report, read page by page as they are asked for. `for await` goes through all of them by
 * cursor, whose cost does not grow with depth; nothing is requested before the first row is.
 */
export class Listing<P extends PageOf<unknown>> implements AsyncIterable<RowOf<P>> {
  constructor(private readonly read: (cursor: string | undefined) => Promise<P>) {}

  /** The one page that the filters name: by default the first. */
  page(): Promise<P> {
    return this.read(undefined);
  }

  /** Page after page, from the one that the filters name. */
  async *pages(): AsyncGenerator<P, void, undefined> {
    for (let cursor: string | undefined; ;) {
      const page = await this.read(cursor);
      yield page;
      const next = page.pagination.nextCursor;
      // Behind the last event there is a cursor too: the place to ask again from.
      if (next === null || page.data.length === 0) return;
      cursor = next;
    }
  }

  async *[Symbol.asyncIterator](): AsyncGenerator<RowOf<P>, void, undefined> {
    for await (const { data } of this.pages()) yield* data as readonly RowOf<P>[];
  }

  /** All rows at once, or the first so many: they are held in memory. */
  async toArray(most = Infinity): Promise<RowOf<P>[]> {
    const rows: RowOf<P>[] = [];
    if (most <= 0) return rows;
    for await (const row of this) if (rows.push(row) >= most) break;
    return rows;
  }
}
