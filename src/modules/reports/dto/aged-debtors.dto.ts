import { PaginationView } from '../../../platform/pagination/pagination.dto';
import { IsCurrencyCode, IsIdText, IsPlainDateText, Optional } from '../../../platform/validation/fields';
import { PagedReportQuery } from './report-query.dto';

export class AgedDebtorsQuery extends PagedReportQuery {
  /** What was open at the end of that day, and how long it had been due. By default today. */
  @Optional()
  @IsPlainDateText()
  asOf?: string;

  /** Only this customer. */
  @Optional()
  @IsIdText('cus')
  customerId?: string;

  /** Only what is in this currency. */
  @Optional()
  @IsCurrencyCode()
  currency?: string;
}

/** What is open by how many days it is past its due date; credits count from their own date and are negative. */
export class AgedAmountsView {
  /** Not due yet, or due that day. */
  current!: string;
  days1To30!: string;
  days31To60!: string;
  days61To90!: string;
  over90!: string;
  total!: string;
}

export class AgedDebtorRow extends AgedAmountsView {
  /** Null for a document that names no customer record. */
  customerId!: string | null;
  name!: string;
  currency!: string;
  base!: AgedAmountsView;
}

export class AgedCurrencyView extends AgedAmountsView {
  currency!: string;
  base!: AgedAmountsView;
}

export class AgedTotalsView {
  /** Of all pages. */
  currencies!: AgedCurrencyView[];
  /** Of all pages, in base currency: without filters its total is the balance of the debtors accounts. */
  base!: AgedAmountsView;
}

export class AgedDebtorsView {
  asOf!: string;
  baseCurrency!: string;
  data!: AgedDebtorRow[];
  totals!: AgedTotalsView;
  /** The balance of the debtors accounts at the end of that day, in base currency, as the trial balance has it. */
  debtorsControl!: string;
  pagination!: PaginationView;
}
