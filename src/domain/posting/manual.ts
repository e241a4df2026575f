import { DomainError, invalid } from '../errors';
import { journalEntry, type EntryLineInput, type JournalEntry } from '../journal/entry';
import { withBaseAmounts } from '../journal/foreign';
import type { Decimal } from '../money/decimal';
import type { PlainDate } from '../periods/plain-date';
import { parseVatCode } from '../tax/category';
import type { RoleAccounts } from './roles';

export interface ManualJournal {
  readonly date: PlainDate;
  readonly memo: string | null;
  readonly currency: string;
  readonly baseCurrency: string;
  readonly exchangeRate: Decimal;
  readonly lines: readonly EntryLineInput[];
}

/** The accounts that hold a control role or ever did: what they hold must stay explained line by line. */
export interface ControlAccounts {
  readonly debtors: ReadonlySet<string>;
  readonly vat: ReadonlySet<string>;
}

/**
 * What a manual journal posts: its lines as given, two or more, on one side each, in balance. A line on a debtors account needs
 * a customer, as the account is the sum of its customers' open items; one on a VAT account needs a VAT code, as the
 * account is the sum of the VAT return. In a foreign currency the lines are converted, unless they bring their amounts in base.
 * @throws DomainError `customer_required`, `vat_code_required` naming the line; else as `journalEntry` and `withBaseAmounts`.
 */
export function postManual(
  journal: ManualJournal,
  control: ControlAccounts,
  accounts: RoleAccounts,
): JournalEntry {
  journal.lines.forEach((line, index) => assertExplained(line, `lines.${index}`, control));
  const inBase = journal.lines.some((line) => line.baseDebit !== undefined || line.baseCredit !== undefined);
  const lines = inBase
    ? journal.lines
    : withBaseAmounts(journal.lines, { ...journal, roundingAccountId: accounts.exchange_rounding });
  return journalEntry(
    {
      date: journal.date,
      sourceType: 'manual',
      sourceId: null,
      documentNumber: null,
      memo: journal.memo,
      currency: journal.currency,
      baseCurrency: journal.baseCurrency,
      exchangeRate: journal.exchangeRate,
      reversesEntryId: null,
      counterpartyName: null,
    },
    lines,
  );
}

function assertExplained(line: EntryLineInput, path: string, control: ControlAccounts): void {
  const { accountId, customerId, vatCode } = line;
  if (control.debtors.has(accountId) && !customerId) {
    throw new DomainError('customer_required', `${path}: a line on a debtors account needs a customerId`, {
      field: `${path}.customerId`,
      accountId,
    });
  }
  if (control.vat.has(accountId) && !vatCode) {
    throw new DomainError('vat_code_required', `${path}: a line on a VAT account needs a vatCode`, {
      field: `${path}.vatCode`,
      accountId,
    });
  }
  if (vatCode && parseVatCode(vatCode) === null) {
    throw invalid(`${path}.vatCode`, 'must be a VAT category and rate, such as S20 or Z0');
  }
}
