import { ApiProperty } from '@nestjs/swagger';
import { IsInt, Max, Min } from 'class-validator';
import { PageQuery } from '../../../platform/pagination/page-query.dto';
import { IsOneOf, IsText, Optional } from '../../../platform/validation/fields';
import { FORMAT_NAMES, type FormatName } from '../formats';

export const DEFAULT_SERIES = 'default';

const wholeNumber = { message: 'must be a whole number above 0' };

export class CreateExportBatchRequest {
  /** The format of its files, by the names of the journal export. */
  @IsOneOf(FORMAT_NAMES)
  @ApiProperty({ enum: FORMAT_NAMES })
  format!: FormatName;

  /** Each series goes through the journal once: one for each program that takes batches in. By default `default`. */
  @Optional()
  @IsText({ max: 40 })
  series?: string;

  /** The last entry number to freeze; by default the newest. */
  @Optional()
  @IsInt(wholeNumber)
  @Min(1, wholeNumber)
  @Max(Number.MAX_SAFE_INTEGER, wholeNumber)
  toEntry?: number;
}

export class ListExportBatchesQuery extends PageQuery {
  /** Only batches of this series. */
  @Optional()
  @IsText({ max: 40 })
  series?: string;

  /** Only batches in this format. */
  @Optional()
  @IsOneOf(FORMAT_NAMES)
  @ApiProperty({ enum: FORMAT_NAMES })
  format?: FormatName;
}

export class ExportFileView {
  fileNo!: number;
  /** The name that the program it is for expects. */
  name!: string;
  contentType!: string;
  /** The days that the file covers. */
  from!: string;
  to!: string;
  entries!: number;
  lines!: number;
  /** Control totals of its entries, in base currency. */
  baseDebit!: string;
  baseCredit!: string;
  bytes!: number;
  /** Of the file's bytes, in hex. */
  sha256!: string;
}

/** What a batch holds, and is checked against. */
export class ExportManifestView {
  series!: string;
  /** 1, 2, 3, … within the series. */
  number!: number;
  @ApiProperty({ enum: FORMAT_NAMES })
  format!: string;
  /** The first and last entry number, both frozen in it. */
  firstEntry!: number;
  lastEntry!: number;
  entries!: number;
  lines!: number;
  /** Control totals, in base currency. */
  baseDebit!: string;
  baseCredit!: string;
  baseCurrency!: string;
  @ApiProperty({ type: [ExportFileView] })
  files!: ExportFileView[];
  createdAt!: string;
}

export class ExportBatchView extends ExportManifestView {
  id!: string;
  /** Of the manifest's bytes, in hex; the manifest names the hash of each file. */
  sha256!: string;
  createdBy!: string;
  test!: boolean;
}
