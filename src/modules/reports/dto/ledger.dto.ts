import { PaginationView } from '../../../platform/pagination/pagination.dto';
import { IsCurrencyCode, IsIdText, IsText, Optional } from '../../../platform/validation/fields';
import { RangeReportQuery, SidesView } from './report-query.dto';

export class GeneralLedgerQuery extends RangeReportQuery {
  /** The account by its id; or else by `accountCode`. */
  @Optional()
  @IsIdText('acc')
  accountId?: string;

  /** The account by its code; or else by `accountId`. */
  @Optional()
  @IsText({ max: 20 })
  accountCode?: string;

  /** Only lines of this dimension, as `key:value`; the balances are of these lines alone. */
  @Optional()
  @IsText({ max: 150 })
  dimension?: string;
}

export class LedgerAccountView {
  id!: string;
  code!: string;
  name!: string;
  type!: string;
}

export class LedgerOriginalView extends SidesView {
  currency!: string;
}

export class GeneralLedgerRow {
  date!: string;
  entryNumber!: number;
  entryId!: string;
  lineNo!: number;
  /** What kind of thing was posted. */
  sourceType!: string;
  /** The document, payment or other thing that was posted; null for a manual entry. */
  sourceId!: string | null;
  documentNumber!: string | null;
  counterpartyName!: string | null;
  /** The line’s own description, or else the entry’s memo. */
  description!: string | null;
  vatCode!: string | null;
  customerId!: string | null;
  /** In base currency, as the balance. */
  debit!: string;
  credit!: string;
  /** After this line: debit less credit, so that a credit balance is negative. */
  balance!: string;
  /** The same line in the currency of its document. */
  original!: LedgerOriginalView;
  dimensions!: Record<string, string>;
}

export class GeneralLedgerView {
  account!: LedgerAccountView;
  from!: string;
  to!: string;
  /** The base currency. */
  currency!: string;
  /** Before the first day: debit less credit. */
  opening!: string;
  /** What was posted to either side, on all pages. */
  movement!: SidesView;
  /** At the end of the last day. */
  closing!: string;
  data!: GeneralLedgerRow[];
  pagination!: PaginationView;
}

export class CustomerStatementQuery extends RangeReportQuery {
  /** Only what is in this currency. */
  @Optional()
  @IsCurrencyCode()
  currency?: string;
}

export class StatementCustomerView {
  id!: string;
  name!: string;
}

export class StatementBalanceView extends SidesView {
  currency!: string;
  /** Before the first day; what the customer owes is positive. */
  opening!: string;
  /** At the end of the last day. */
  closing!: string;
}

export class StatementAmountsView extends SidesView {
  /** After this movement. */
  balance!: string;
}

export class CustomerStatementRow extends StatementAmountsView {
  date!: string;
  entryNumber!: number;
  entryId!: string;
  lineNo!: number;
  /** `invoice`, `credit_note`, `payment`, `refund`, `write_off`, `settlement`, `opening`, `manual`, or `allocation` for a difference of exchange rates. */
  sourceType!: string;
  /** True when it takes back what was posted before: a void or a reversal. */
  reversal!: boolean;
  documentId!: string | null;
  documentNumber!: string | null;
  description!: string | null;
  /** Of debit, credit and balance; each currency has a balance of its own. */
  currency!: string;
  /** The same in base currency, with one balance over all currencies. */
  base!: StatementAmountsView;
}

export class CustomerStatementView {
  customer!: StatementCustomerView;
  from!: string;
  to!: string;
  baseCurrency!: string;
  /** In each currency that the account has ever had up to the last day. */
  balances!: StatementBalanceView[];
  /** All of them in base currency: the customer’s share of the debtors account. */
  base!: StatementBalanceView;
  data!: CustomerStatementRow[];
  pagination!: PaginationView;
}
