import type { Readable } from 'node:stream';
import { Injectable } from '@nestjs/common';
import { ExportPool } from '../../platform/database/export-pool';
import type { RequestContext } from '../../platform/request-context/request-context';
import type { JournalExportQuery } from './dto/export.dto';
import { fitsOneFile } from './file-span';
import { formatNamed, type ExportFormat, type ExportQuery, type ExportSource } from './formats';
import { journalSource } from './journal-source';

export interface JournalExport {
  readonly format: ExportFormat;
  readonly filename: string;
  readonly bytes: Readable;
}

@Injectable()
export class JournalExportService {
  constructor(private readonly pool: ExportPool) {}

  /** Streams the journal from one snapshot: the first byte comes at once and memory stays flat. */
  async open(ctx: RequestContext, { format: name, ...asked }: JournalExportQuery): Promise<JournalExport> {
    const format = formatNamed(name ?? 'csv');
    const query = { ...asked, wholeEntries: format.wholeEntries ?? false };
    return this.pool.stream(ctx, async (snapshot) => {
      const source = journalSource(snapshot, ctx, query);
      await fitsOneFile(source, format);
      const filename = (await format.fileName?.(source)) ?? plainName(source, format);
      return { format, filename, pieces: format.write(source) };
    });
  }

  /** What `read` makes of the journal, all of it from one snapshot. */
  read<T>(ctx: RequestContext, query: ExportQuery, read: (source: ExportSource) => Promise<T>): Promise<T> {
    return this.pool.read(ctx, (snapshot) => read(journalSource(snapshot, ctx, query)));
  }
}

const plainName = ({ query, today }: ExportSource, { extension }: ExportFormat): string =>
  `journal-${query.from ?? 'start'}-${query.to ?? today}.${extension}`;
