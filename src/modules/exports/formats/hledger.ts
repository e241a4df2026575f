import { minorUnits } from '../../../domain/money/currency';
import type { ExportEntry, ExportFormat, ExportLine, ExportSource } from './export-format';
import { accountNames, lowerCaseName } from './plain-text/account-names';
import { amountOf } from './plain-text/amount';
import { declareOnce, journalText, titleOf } from './plain-text/journal-text';
import { dimensionTags, oneLine } from './plain-text/one-line';

/**
 * hledger's journal format (hledger.org/hledger.html, "Journal"). It has no quoting, so text gives way to the syntax: a
 * semicolon or a bar in a description becomes a comma or a slash; in a tag's value a comma, which would end it, becomes a
 * semicolon and square brackets, which would be read as a date, become round ones. Commodities are declared before
 * their first entry.
 */
export const hledger: ExportFormat = {
  contentType: 'text/plain; charset=utf-8',
  extension: 'journal',
  wholeEntries: true,
  write,
};

/** hledger.org/hledger.html, "Account types". */
const TYPE_LETTERS: Readonly<Record<string, string>> = {
  asset: 'A',
  liability: 'L',
  equity: 'E',
  income: 'R',
  expense: 'X',
};

async function* write(source: ExportSource): AsyncGenerator<string> {
  const names = accountNames(await source.chart(), lowerCaseName);
  const base = source.organisation.baseCurrency;
  const declared = declareOnce(commodity, [base]);
  const accounts = (await source.accounts()).map(
    ({ id, type, code }) =>
      `account ${names.get(id) ?? id}  ; type: ${TYPE_LETTERS[type] ?? 'A'}, code: ${code}\n`,
  );
  const head = `; ${oneLine(titleOf(source))}\n\ndecimal-mark .\n${commodity(base)}${accounts.join('')}\n`;
  yield* journalText(source, head, (entry) => {
    const lines = entry.lines.map(
      (line) => `    ${names.get(line.accountId) ?? ''}  ${amountOf(line, entry, base)}${tagsOfLine(line)}\n`,
    );
    return `${declared(entry.currency)}${headOf(entry)}${lines.join('')}\n`;
  });
}

/** A format without a point would leave open what separates decimals. */
const commodity = (code: string): string => `commodity 1000.${'0'.repeat(minorUnits(code))} ${code}\n`;

function headOf(entry: ExportEntry): string {
  const { counterparty, memo } = entry;
  const description = [counterparty, memo]
    .flatMap((text) => (text === null ? [] : [plain(text)]))
    .join(' | ');
  const first = `${entry.date} * (${entry.number}) ${description}`.trimEnd();
  const document =
    tag('document', entry.documentNumber) +
    tag('source', entry.sourceId) +
    tag('invoice', entry.invoiceNumber) +
    tag('invoice-id', entry.invoiceId) +
    tag('reverses', entry.reversesEntryNumber);
  const posted = tag('posted-by', entry.postedBy) + tag('request', entry.requestId);
  return `${first}
    ; entry: ${entry.id}, type: ${entry.sourceType}${document}
    ; posted-at: ${entry.postedAt}${posted}\n`;
}

function tagsOfLine(line: ExportLine): string {
  let tags = tag('vat', line.vatCode) + tag('customer', line.customerId) + tag('item', line.openItemId);
  for (const [name, value] of dimensionTags(line.dimensions)) tags += tag(name, value);
  tags += tag('note', line.description);
  return tags === '' ? '' : `  ; ${tags.slice(2)}`;
}

const tag = (name: string, value: string | null): string =>
  value === null ? '' : `, ${name}: ${/[,[\]\s\p{Cc}]/u.test(value) ? fitted(value) : value}`;

const fitted = (value: string): string =>
  oneLine(value).replaceAll(',', ';').replaceAll('[', '(').replaceAll(']', ')');

const plain = (text: string): string => oneLine(text).replaceAll(';', ',').replaceAll('|', '/');
