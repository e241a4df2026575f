import type { Readable } from 'node:stream';
import { Injectable, Logger } from '@nestjs/common';
import type { PoolClient } from 'pg';
import { to as copyTo } from 'pg-copy-streams';
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
  private readonly logger = new Logger('exports');

  constructor(private readonly pool: ExportPool) {}

  /**
   * Streams the journal by COPY from one snapshot: the first byte comes at once and memory stays flat. When the receiver
   * goes away the connection is closed, which ends the query on the server.
   */
  async open(ctx: RequestContext, query: JournalExportQuery): Promise<JournalExport> {
    const format = exportFormats[query.format ?? 'csv'];
    const { organisationId, baseCurrency } = ctx.organisation;
    const sql = format.copy({ organisationId, baseCurrency }, query);
    const client = await this.pool.connect(organisationId);
    try {
      await preferFirstRow(client);
      const rows = client.query(copyTo(sql));
      this.releaseAfter(rows, client);
      return {
        format,
        filename: `journal-${query.from ?? 'start'}-${query.to ?? ctx.today}.${format.extension}`,
        rows,
      };
    } catch (error) {
      client.release(true);
      throw error;
    }
  }

  private releaseAfter(rows: Readable, client: PoolClient): void {
    let released = false;
    const release = (broken: boolean): void => {
      if (released) return;
      released = true;
      if (broken) client.release(true);
      else
        void client.query('COMMIT').then(
          () => client.release(),
          () => client.release(true),
        );
    };
    rows.once('end', () => release(false));
    rows.once('error', (error) => {
      this.logger.error({ err: error }, 'an export broke off');
      release(true);
    });
    rows.once('close', () => release(true));
  }
}
