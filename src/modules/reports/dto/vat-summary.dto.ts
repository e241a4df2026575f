import { ApiProperty } from '@nestjs/swagger';
import { PaginationView } from '../../../platform/pagination/pagination.dto';
import { IsOneOf, IsPlainDateText, IsText, Optional } from '../../../platform/validation/fields';
import { LineAccountView } from '../../journal/dto/journal-entry.dto';
import { PagedReportQuery, ReportQuery } from './report-query.dto';

export const VAT_PERIODS = ['month', 'quarter', 'year'] as const;

export class VatSummaryQuery extends ReportQuery {
  /** The first day; by default the first of the quarter of the last day. */
  @Optional()
  @IsPlainDateText()
  from?: string;

  /** The last day; by default today. */
  @Optional()
  @IsPlainDateText()
  to?: string;

  /** A figure for each calendar month, quarter or year of the range; without it one for all of it. */
  @Optional()
  @IsOneOf(VAT_PERIODS)
  @ApiProperty({ enum: VAT_PERIODS })
  period?: (typeof VAT_PERIODS)[number];

  /** Only lines of this dimension, as `key:value`. */
  @Optional()
  @IsText({ max: 150 })
  dimension?: string;
}

export class VatLinesQuery extends PagedReportQuery {
  /** The first day; by default the first of the quarter of the last day. */
  @Optional()
  @IsPlainDateText()
  from?: string;

  /** The last day; by default today. */
  @Optional()
  @IsPlainDateText()
  to?: string;

  /** Only lines with this code: category and rate, as `S20`. */
  @Optional()
  @IsText({ max: 20 })
  vatCode?: string;

  /** Only the lines behind the tax, or behind the taxable amount. */
  @Optional()
  @IsOneOf(['tax', 'taxable'])
  @ApiProperty({ enum: ['tax', 'taxable'] })
  figure?: 'tax' | 'taxable';

  /** Only lines of this dimension, as `key:value`. */
  @Optional()
  @IsText({ max: 150 })
  dimension?: string;
}

export class VatAmountsView {
  /** Sales less credits, in base currency. */
  taxable!: string;
  /** Due to the authority; negative when more was credited than sold. */
  tax!: string;
}

export class VatSummaryRow extends VatAmountsView {
  /** `2026-05`, `2026-Q2` or `2026`; null when no period was asked for. */
  period!: string | null;
  from!: string;
  to!: string;
  /** Category and rate, as on the journal’s lines: `S20`. */
  vatCode!: string | null;
  /** UNCL 5305: S, Z, E, AE, K, G or O. */
  category!: string | null;
  rate!: string | null;
}

export class VatSummaryView {
  from!: string;
  to!: string;
  /** The base currency. */
  currency!: string;
  rows!: VatSummaryRow[];
  totals!: VatAmountsView;
}

export class VatLineRow {
  date!: string;
  entryNumber!: number;
  entryId!: string;
  lineNo!: number;
  sourceType!: string;
  sourceId!: string | null;
  documentNumber!: string | null;
  counterpartyName!: string | null;
  account!: LineAccountView;
  @ApiProperty({ enum: ['tax', 'taxable'] })
  figure!: 'tax' | 'taxable';
  vatCode!: string | null;
  category!: string | null;
  rate!: string | null;
  /** Signed as in the summary, in base currency. */
  amount!: string;
}

export class VatLinesView {
  from!: string;
  to!: string;
  currency!: string;
  data!: VatLineRow[];
  /** Of all pages: the figures of the summary. */
  totals!: VatAmountsView;
  pagination!: PaginationView;
}
