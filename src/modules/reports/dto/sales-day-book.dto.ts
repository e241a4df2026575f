import { ApiProperty } from '@nestjs/swagger';
import { PaginationView } from '../../../platform/pagination/pagination.dto';
import { IsCurrencyCode, IsIdText, IsOneOf, Optional } from '../../../platform/validation/fields';
import { RangeReportQuery } from './report-query.dto';

export const SALES_DOCUMENTS = ['invoice', 'credit_note'] as const;
export const SALES_STATUSES = ['draft', 'issued', 'applied', 'voided'] as const;

export class SalesDayBookQuery extends RangeReportQuery {
  /** Only invoices, or only credit notes. */
  @Optional()
  @IsOneOf(SALES_DOCUMENTS)
  @ApiProperty({ enum: SALES_DOCUMENTS })
  documentType?: (typeof SALES_DOCUMENTS)[number];

  /** Only documents that have this status now. */
  @Optional()
  @IsOneOf(SALES_STATUSES)
  @ApiProperty({ enum: SALES_STATUSES })
  status?: (typeof SALES_STATUSES)[number];

  /** Only documents of this customer. */
  @Optional()
  @IsIdText('cus')
  customerId?: string;

  /** Only this invoice and the credit notes of it. */
  @Optional()
  @IsIdText('inv')
  invoiceId?: string;

  /** Only documents in this currency. */
  @Optional()
  @IsCurrencyCode()
  currency?: string;
}

export class SalesAmountsView {
  net!: string;
  tax!: string;
  gross!: string;
}

export class SalesDayBookRow {
  /** The day under which the books have it: the issue date, or of a void the date of the reversal. */
  date!: string;
  @ApiProperty({ enum: SALES_DOCUMENTS })
  documentType!: (typeof SALES_DOCUMENTS)[number];
  /** True for a void, whose signed amounts take the document back. */
  reversal!: boolean;
  id!: string;
  number!: string;
  /** The document’s status now. */
  @ApiProperty({ enum: SALES_STATUSES })
  status!: (typeof SALES_STATUSES)[number];
  customerId!: string | null;
  clientName!: string;
  /** Of a credit note: the invoice that it corrects. */
  invoiceId!: string | null;
  invoiceNumber!: string | null;
  currency!: string;
  exchangeRate!: string;
  /** As on the document, in its currency. */
  net!: string;
  tax!: string;
  gross!: string;
  /** The same as the books have it: what reduces sales is negative. */
  signedNet!: string;
  signedTax!: string;
  signedGross!: string;
  /** As posted, signed, in base currency; its net includes the rounding of the exchange. */
  base!: SalesAmountsView;
  /** Null when nothing was posted: a document free of charge. */
  journalEntryId!: string | null;
  entryNumber!: number | null;
}

export class SalesTotalView extends SalesAmountsView {
  currency!: string;
  /** Documents and voids. */
  rows!: number;
  base!: SalesAmountsView;
}

export class SalesTotalsView {
  /** Of all pages, signed. */
  base!: SalesAmountsView;
  /** Of all pages, signed, in each currency. */
  currencies!: SalesTotalView[];
}

export class SalesDayBookView {
  from!: string;
  to!: string;
  /** The base currency. */
  baseCurrency!: string;
  data!: SalesDayBookRow[];
  totals!: SalesTotalsView;
  pagination!: PaginationView;
}
