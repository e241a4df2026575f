import type { PlainDate } from '../../../domain/periods/plain-date';
import type { OrganisationFacts } from '../../../platform/request-context/request-context';

export interface ExportQuery {
  readonly from?: PlainDate;
  readonly to?: PlainDate;
  readonly accountId?: string;
  readonly sourceType?: string;
  /** `key:value` */
  readonly dimension?: string;
  /** `accountId` and `dimension` select all of an entry that has such a line. */
  readonly wholeEntries?: boolean;
  /** A range of entry numbers, both inclusive: what a batch freezes. */
  readonly fromEntry?: number;
  readonly toEntry?: number;
}

/** One side is zero in both currencies. Amounts are decimal strings with the digits of their currency. */
export interface ExportLine {
  readonly lineNo: number;
  readonly accountId: string;
  readonly accountCode: string;
  readonly accountName: string;
  readonly accountType: string;
  readonly accountRole: string | null;
  /** In the entry's currency. */
  readonly debit: string;
  readonly credit: string;
  readonly baseDebit: string;
  readonly baseCredit: string;
  readonly vatCode: string | null;
  readonly customerId: string | null;
  readonly openItemId: string | null;
  readonly description: string | null;
  readonly dimensions: Readonly<Record<string, string>>;
}

export interface ExportEntry {
  readonly number: string;
  readonly id: string;
  readonly date: PlainDate;
  readonly sourceType: string;
  readonly sourceId: string | null;
  readonly documentNumber: string | null;
  readonly counterparty: string | null;
  readonly memo: string | null;
  readonly currency: string;
  /** Base units for one unit of `currency`. */
  readonly exchangeRate: string;
  readonly reversesEntryNumber: string | null;
  readonly reversesDocumentNumber: string | null;
  /** The invoice that a credit note corrects; its number also where it lives in another system. */
  readonly invoiceId: string | null;
  readonly invoiceNumber: string | null;
  /** ISO 8601, UTC. */
  readonly postedAt: string;
  readonly postedBy: string;
  readonly requestId: string;
  /** All of them, unless the query asks for one account or dimension. At least one. */
  readonly lines: readonly ExportLine[];
}

export interface ExportAccount {
  readonly id: string;
  readonly code: string;
  readonly name: string;
  /** asset, liability, equity, income or expense */
  readonly type: string;
  /** What it is for today; of a control account, what it ever was for. */
  readonly role: string | null;
  /** The date of its earliest line, in the export or not; null while it has none. */
  readonly firstDate: PlainDate | null;
}

export interface ExportCustomer {
  readonly id: string;
  readonly name: string;
  readonly email: string | null;
  readonly phone: string | null;
  readonly address: Readonly<Record<string, string>> | null;
  readonly country: string | null;
  readonly vatNumber: string | null;
  readonly reference: string | null;
  readonly currency: string;
}

export type ExportOrganisation = Pick<
  OrganisationFacts,
  | 'id'
  | 'name'
  | 'country'
  | 'baseCurrency'
  | 'chartTemplate'
  | 'timeZone'
  | 'vatNumber'
  | 'address'
  | 'fiscalYearStartMonth'
  | 'registrationNumber'
  | 'exportSettings'
>;

export interface ExportTotals {
  readonly entries: string;
  readonly lines: string;
  readonly baseDebit: string;
  readonly baseCredit: string;
  /** The first and the last date of an entry; null when there is none. */
  readonly from: PlainDate | null;
  readonly to: PlainDate | null;
}

/**
 * The journal of one organisation at one instant, as every format reads it. One read at a time: finish (or give up) one
 * before the next begins.
 */
export interface ExportSource {
  readonly organisation: ExportOrganisation;
  readonly query: ExportQuery;
  /** In the organisation's time zone. */
  readonly today: PlainDate;
  readonly createdAt: Date;
  /** All accounts, by code. */
  chart(): Promise<readonly ExportAccount[]>;
  /** Those with lines in the export, by code. */
  accounts(): Promise<readonly ExportAccount[]>;
  /** Those whom its lines name, by id. */
  customers(): AsyncIterable<ExportCustomer>;
  totals(): Promise<ExportTotals>;
  /** In order of their numbers. They are read no faster than they are taken. */
  entries(): AsyncIterable<ExportEntry>;
  /**
   * What only one format needs. `$1` is the organisation, which every table asked has to name: row-level security would hide the
   * rows of others, but a query says whose it means. `$2`… stand for the params.
   */
  rows<T extends object>(sql: string, params?: readonly unknown[]): AsyncIterable<T>;
  /** The output of a COPY of `select`, byte for byte, for a format that PostgreSQL can write by itself. */
  copy(statement: CopyStatement): AsyncIterable<Buffer>;
}

/** COPY takes no parameters: what is not fixed must be quoted as a literal. */
export type CopyStatement = (scope: ExportScope, query: ExportQuery) => string;

export interface ExportScope {
  readonly organisationId: string;
  readonly baseCurrency: string;
}

/** A format of the journal export: one file each, and a line in `index.ts`. */
export interface ExportFormat {
  readonly contentType: string;
  /** Of the batch file's name, and of the download's where `fileName` says nothing else. */
  readonly extension: string;
  /** Its program takes entries that balance only: see the query's `wholeEntries`. */
  readonly wholeEntries?: boolean;
  /** A file holds entries of one month, or one fiscal year, only. */
  readonly boundTo?: 'month' | 'year';
  /** The name that the program it is for demands. */
  readonly fileName?: (source: ExportSource) => string | Promise<string>;
  /** A DomainError before the first piece is a refusal. Pieces of 16 kB or more: one for each line is slow. */
  readonly write: (source: ExportSource) => AsyncIterable<string | Buffer>;
}
