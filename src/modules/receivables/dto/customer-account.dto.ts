import { ApiProperty } from '@nestjs/swagger';
import { PageQuery } from '../../../platform/pagination/page-query.dto';
import {
  IsCurrencyCode,
  IsIdText,
  IsOneOf,
  IsPlainDateText,
  Optional,
} from '../../../platform/validation/fields';

export const ITEM_KINDS = ['credit_note', 'invoice', 'payment', 'opening', 'manual'] as const;

export class CustomerBalanceQuery {
  /** As it was at the end of that day; by default as it is now. */
  @Optional()
  @IsPlainDateText()
  asOf?: string;
}

export class ListOpenItemsQuery extends PageQuery {
  /** As it was at the end of that day; by default as it is now. */
  @Optional()
  @IsPlainDateText()
  asOf?: string;

  @Optional()
  @IsCurrencyCode()
  currency?: string;
}

export class ListAllOpenItemsQuery extends ListOpenItemsQuery {
  @Optional()
  @IsIdText('cus')
  customerId?: string;

  @Optional()
  @IsOneOf(ITEM_KINDS)
  @ApiProperty({ enum: ITEM_KINDS })
  kind?: (typeof ITEM_KINDS)[number];
}

export class AccountAmountsView {
  /** What the customer owes: open invoices and other debts. */
  openInvoices!: string;
  /** What it has to its credit: payments and credit notes not yet used up, reserves included. */
  unappliedCredits!: string;
  /** Of those, what credit notes keep to be paid back. */
  reserved!: string;
  /** Open invoices less credits: what the customer owes in all. */
  balance!: string;
}

export class CurrencyBalanceView extends AccountAmountsView {
  currency!: string;
  /** The same in base currency, at the rates of the documents. */
  base!: AccountAmountsView;
}

export class CustomerBalanceView {
  customerId!: string;
  asOf!: string;
  baseCurrency!: string;
  /** What the customer owes in all, in base currency: its share of the debtors account. */
  baseBalance!: string;
  /** Each currency in which something is open. */
  balances!: CurrencyBalanceView[];
}

export class OpenItemView {
  /** The document’s own id, or `oi_…`. */
  id!: string;
  @ApiProperty({ enum: ITEM_KINDS })
  kind!: (typeof ITEM_KINDS)[number];
  customerId!: string | null;
  documentNumber!: string | null;
  date!: string;
  dueDate!: string | null;
  currency!: string;
  exchangeRate!: string;
  /** A debt is positive, a credit negative. */
  amount!: string;
  openAmount!: string;
  openBaseAmount!: string;
}
