import { Injectable, StreamableFile } from '@nestjs/common';
import type { QueryResultRow } from 'pg';
import type { PlainDate } from '../../../domain/periods/plain-date';
import { ExportPool } from '../../../platform/database/export-pool';
import { UnitOfWork } from '../../../platform/database/unit-of-work';
import type { RequestContext } from '../../../platform/request-context/request-context';

/** What a report reads: one organisation's books as they were at one instant, however many questions it asks. */
export interface Books {
  readonly organisationId: string;
  readonly baseCurrency: string;
  readonly fiscalYearStartMonth: number;
  readonly today: PlainDate;
  query<T extends QueryResultRow>(sql: string, params?: readonly unknown[]): Promise<T[]>;
}

/** … and can read rows that may be many as they are asked for, for a file. */
export interface StreamedBooks extends Books {
  rows<T extends QueryResultRow>(sql: string, params?: readonly unknown[]): AsyncIterable<T>;
}

/** Opens the books for a report: for an answer, or for a file that is streamed and never held in memory. */
@Injectable()
export class ReportBooks {
  constructor(
    private readonly work: UnitOfWork,
    private readonly exports: ExportPool,
  ) {}

  read<T>(ctx: RequestContext, report: (books: Books) => Promise<T>): Promise<T> {
    const read = (tx: Pick<Books, 'query'>): Promise<T> =>
      report({ ...factsOf(ctx), query: (sql, params) => tx.query(sql, params) });
    return this.work.read(ctx, read, { oneInstant: true });
  }

  async stream(
    ctx: RequestContext,
    file: (books: StreamedBooks) => AsyncIterable<string>,
  ): Promise<StreamableFile> {
    const { bytes } = await this.exports.stream(ctx, (snapshot) => {
      const books: StreamedBooks = {
        ...factsOf(ctx),
        query: (sql, params) => snapshot.query(sql, params),
        rows: (sql, params) => snapshot.rows(sql, params),
      };
      return { pieces: file(books) };
    });
    return new StreamableFile(bytes);
  }
}

const factsOf = ({ organisation, today }: RequestContext): Omit<Books, 'query'> => ({
  organisationId: organisation.organisationId,
  baseCurrency: organisation.baseCurrency,
  fiscalYearStartMonth: organisation.fiscalYearStartMonth,
  today,
});
