import type { Decimal } from '../../../../domain/money/decimal';

/** One row of a Buchungsstapel: an account against its Gegenkonto. */
export interface DatevPosting {
  readonly account: string;
  /** Of `account`: S debit, H credit. */
  readonly side: 'S' | 'H';
  readonly contra: string;
  /** In base currency; positive. */
  readonly base: Decimal;
  /** In the entry's currency, where it is another one and the row can say so. */
  readonly foreign: Decimal | null;
  /** BU-Schlüssel, four digits, or ''. */
  readonly taxKey: string;
  /** The VAT code of the revenue, where the row is one of revenue. */
  readonly vatCode: string | null;
}

/** BU-Schlüssel of a row on an automatic account from which the program must not take VAT: "Aufhebung der Automatik". */
export const NO_AUTOMATICS = '0040';
