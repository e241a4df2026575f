import type { Readable } from 'node:stream';
import { Injectable } from '@nestjs/common';
import { ExportPool } from '../../platform/database/export-pool';
import type { RequestContext } from '../../platform/request-context/request-context';
import type { JournalExportQuery } from './dto/export.dto';
import { exportFormats, type ExportFormat } from './formats';
import { preferFirstRow } from './journal-rows';

export interface JournalExport {
  readonly format: ExportFormat;
  readonly filename: string;
  readonly rows: Readable;
}

@Injectable()
export class JournalExportService {
  constructor(private readonly pool: ExportPool) {}

  /** Streams the journal by COPY from one snapshot: the first byte comes at once and memory stays flat. */
  async open(ctx: RequestContext, query: JournalExportQuery): Promise<JournalExport> {
    const format = exportFormats[query.format ?? 'csv'];
    const { organisationId, baseCurrency } = ctx.organisation;
    const sql = format.copy({ organisationId, baseCurrency }, query);
    return {
      format,
      filename: `journal-${query.from ?? 'start'}-${query.to ?? ctx.today}.${format.extension}`,
      rows: await this.pool.copy(organisationId, sql, preferFirstRow),
    };
  }
}
