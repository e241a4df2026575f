import type { JournalExportQuery } from '../dto/export.dto';

export interface ExportScope {
  readonly organisationId: string;
  readonly baseCurrency: string;
}

/** A format of the journal export: one file each. */
export interface ExportFormat {
  readonly contentType: string;
  readonly extension: string;
  /** The COPY statement whose output is the file, byte for byte. */
  readonly copy: (scope: ExportScope, query: JournalExportQuery) => string;
}
