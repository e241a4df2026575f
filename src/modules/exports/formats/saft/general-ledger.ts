import { allocate } from '../../../../domain/money/allocate';
import { Decimal, sum } from '../../../../domain/money/decimal';
import { periodOf } from '../../../../domain/periods/period';
import { monthOf } from '../../../../domain/periods/plain-date';
import { parseVatCode } from '../../../../domain/tax/category';
import type { ExportEntry, ExportLine, ExportSource } from '../export-format';
import { amount, money, type Foreign } from './amounts';
import { LONG, MIDDLE_1, MIDDLE_2, parent, plain, required, SHORT, text } from './xml';

/** GeneralLedgerEntries: one journal with every entry as a transaction, in the order of their numbers. */
export async function* generalLedger(source: ExportSource): AsyncGenerator<string> {
  const totals = await source.totals();
  yield '<GeneralLedgerEntries>';
  yield plain('NumberOfEntries', totals.entries);
  yield plain('TotalDebit', money(totals.baseDebit));
  yield plain('TotalCredit', money(totals.baseCredit));
  yield `<Journal>${plain('JournalID', 'GL')}${plain('Description', 'General ledger')}${plain('Type', 'GL')}`;
  for await (const entry of source.entries()) yield transaction(entry, source);
  yield '</Journal></GeneralLedgerEntries>';
}

function transaction(entry: ExportEntry, { organisation }: ExportSource): string {
  const { fiscalYearStartMonth: first, baseCurrency } = organisation;
  const period = ((monthOf(entry.date) - first + 12) % 12) + 1;
  const posted = entry.postedAt.slice(0, 10);
  const taxes = taxesOf(entry, baseCurrency);
  return parent(
    'Transaction',
    plain('TransactionID', entry.number),
    plain('Period', String(period)),
    plain('PeriodYear', String(periodOf(entry.date, first).fiscalYear)),
    plain('TransactionDate', entry.date),
    text('SourceID', entry.postedBy, MIDDLE_1),
    text('VoucherType', entry.sourceType, MIDDLE_2),
    text('VoucherDescription', entry.documentNumber, MIDDLE_2),
    required('Description', entry.memo ?? entry.counterparty, LONG, entry.sourceType),
    plain('SystemEntryDate', posted),
    plain('GLPostingDate', posted),
    ...entry.lines.map((line, index) => lineOf(entry, line, taxes[index] ?? null, baseCurrency)),
  );
}

function lineOf(entry: ExportEntry, line: ExportLine, tax: Decimal | null, baseCurrency: string): string {
  const isDebit = new Decimal(line.baseDebit).plus(line.debit).greaterThan(0);
  const side = isDebit ? 'Debit' : 'Credit';
  const ofEntry = isDebit ? line.debit : line.credit;
  const isForeign = entry.currency !== baseCurrency && !new Decimal(ofEntry).isZero();
  const foreign: Foreign = { currency: entry.currency, amount: ofEntry, exchangeRate: entry.exchangeRate };
  const base = isDebit ? line.baseDebit : line.baseCredit;
  const reversed = entry.reversesEntryNumber;
  return parent(
    'Line',
    required('RecordID', `${entry.number}-${line.lineNo}`, SHORT, '1'),
    required('AccountID', line.accountCode, MIDDLE_2, 'NA'),
    text('SourceDocumentID', entry.documentNumber, MIDDLE_1),
    line.accountRole === 'debtors' ? text('CustomerID', line.customerId, MIDDLE_1) : '',
    required('Description', line.description ?? entry.memo ?? entry.counterparty, LONG, line.accountName),
    amount(`${side}Amount`, base, isForeign ? foreign : null),
    tax === null || line.vatCode === null ? '' : taxInformation(line.vatCode, base, tax, side),
    text('CrossReference', reversed === null ? null : `Reverses ${reversed}`, MIDDLE_1),
  );
}

export function taxInformation(
  vatCode: string,
  base: string,
  tax: Decimal,
  side: 'Debit' | 'Credit',
): string {
  const rate = parseVatCode(vatCode)?.rate;
  return parent(
    'TaxInformation',
    plain('TaxType', 'MVA'),
    plain('TaxCode', vatCode),
    rate ? plain('TaxPercentage', rate.toFixed()) : '',
    plain('TaxBase', money(base)),
    amount(`${side}TaxAmount`, tax, null),
  );
}

/**
 * The VAT of each line that bears a VAT code and is not on a VAT account: that of the entry at this code, allocated by largest
 * remainder, so that it adds up to what was posted. Null for lines that have none.
 */
function taxesOf({ lines }: ExportEntry, baseCurrency: string): (Decimal | null)[] {
  const taxes: (Decimal | null)[] = lines.map(() => null);
  for (const code of new Set(lines.map(({ vatCode }) => vatCode))) {
    if (code === null) continue;
    const bases = [...lines.keys()].filter(
      (at) => lines[at]?.vatCode === code && lines[at].accountRole !== 'vat_output',
    );
    const vat = lines.filter((line) => line.vatCode === code && line.accountRole === 'vat_output');
    if (bases.length === 0) continue;
    const total = vat.length === 0 ? new Decimal(0) : sum(vat.map(size));
    const parts = allocate(
      total,
      bases.map((at) => size(lines[at])),
      baseCurrency,
    );
    bases.forEach((at, index) => (taxes[at] = parts[index] ?? null));
  }
  return taxes;
}

const size = (line: ExportLine | undefined): Decimal =>
  new Decimal(line?.baseDebit ?? 0).plus(line?.baseCredit ?? 0);
