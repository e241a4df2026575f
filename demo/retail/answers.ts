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

export interface CreditNote extends Created {
  readonly number: string;
  readonly status: string;
  readonly issueDate: string;
  readonly taxBreakdown: readonly TaxRow[];
  readonly totals: { readonly net: string; readonly tax: string; readonly gross: string };
  readonly journalEntryId: string | null;
  readonly reversalEntryId: string | null;
}

export interface Page<T> {
  readonly data: readonly T[];
}

/** Of an atomic batch: every note was created, in the order of the request. */
export interface Batch {
  readonly data: readonly {
    readonly index: number;
    readonly status: number;
    readonly creditNote: CreditNote;
  }[];
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
