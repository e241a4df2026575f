export class PaginationView {
  /** Rows a page at most. */
  limit!: number;
  /** Only when paging by number. */
  page?: number;
  /** Rows in all, only when paging by number. */
  total?: number;
  /** Only when paging by number. */
  totalPages?: number;
  /** For `?cursor=`; null on the last page. */
  nextCursor!: string | null;
}
