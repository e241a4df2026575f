/** What the demo reads of the service's answers; amounts are decimal strings. */

export interface Created {
  readonly id: string;
}

export interface TaxRow {
  readonly category: string;
  readonly rate: string;
  readonly taxable: string;
  readonly tax: string;
}

interface Document extends Created {
  readonly number: string;
  readonly status: string;
  readonly customerId: string | null;
  readonly issueDate: string;
  readonly taxBreakdown: readonly TaxRow[];
  readonly totals: { readonly net: string; readonly tax: string; readonly gross: string };
  readonly journalEntryId: string | null;
}

export interface Invoice extends Document {
  readonly items: readonly { readonly id: string }[];
}

export interface CreditNote extends Document {
  readonly invoiceId: string | null;
  readonly metadata: Readonly<Record<string, string>>;
  readonly reversalEntryId: string | null;
}

/** An item of the debtors ledger; what the customer owes is positive. */
export interface OpenItem {
  readonly customerId: string | null;
  readonly openAmount: string;
}

export interface Page<T> {
  readonly data: readonly T[];
  readonly pagination: { readonly nextCursor: string | null };
}

/** Of an import that is all or nothing, in the order of the request. */
export interface CustomerImport {
  readonly data: readonly { readonly customer: Created & { readonly reference: string } }[];
}

/** Of an atomic batch: every document was made, in the order of the request. */
export interface InvoiceBatch {
  readonly data: readonly { readonly invoice: Invoice }[];
}

export interface CreditNoteBatch {
  readonly data: readonly { readonly creditNote: CreditNote }[];
}

export interface Period extends Created {
  readonly status: 'open' | 'locked';
}

export interface Problem {
  readonly code: string;
  readonly detail: string;
}

export interface TrialBalance {
  readonly asOf: string;
  readonly currency: string;
  readonly accounts: readonly {
    readonly code: string;
    readonly name: string;
    readonly type: string;
    readonly debit: string;
    readonly credit: string;
  }[];
  readonly totals: { readonly debit: string; readonly credit: string };
}
