import { minorUnits } from '../../../domain/money/currency';
import type { ExportEntry, ExportFormat, ExportLine, ExportSource } from './export-format';
import { accountNames, lowerCaseName } from './plain-text/account-names';
import { amountOf } from './plain-text/amount';
import { declareOnce, journalText, titleOf } from './plain-text/journal-text';
import { dimensionTags, oneLine } from './plain-text/one-line';

/**
 * ledger's journal format (ledger-cli.org, "Ledger 3 manual", chapters 4 and 5). It has no quoting: a semicolon in a payee,
 * which could begin a note, becomes a comma, and square brackets in a tag's value, which would be read as a date, become round ones.
 * With --pedantic everything must be declared before it is used; what the entries bring along is declared as it comes.
 */
export const ledger: ExportFormat = {
  contentType: 'text/plain; charset=utf-8',
  extension: 'ledger',
  wholeEntries: true,
  write,
};

const TAGS = [
  'entry',
  'type',
  'document',
  'source',
  'invoice',
  'invoice-id',
  'reverses',
  'memo',
  'posted-at',
  'posted-by',
  'request',
  'vat',
  'customer',
  'item',
  'note',
] as const;

async function* write(source: ExportSource): AsyncGenerator<string> {
  const names = accountNames(await source.chart(), lowerCaseName);
  const base = source.organisation.baseCurrency;
  const declared = declareOnce(commodity, [base]);
  const declaredTag = declareOnce((name) => `tag ${name}\n`, TAGS);
  const accounts = (await source.accounts()).map(
    ({ id, type, code }) => `account ${names.get(id) ?? id}\n    note ${code}, ${type}\n`,
  );
  const tags = TAGS.map((name) => `tag ${name}\n`);
  const head = `; ${oneLine(titleOf(source))}\n\n${commodity(base)}${tags.join('')}${accounts.join('')}\n`;
  const lineOf = (entry: ExportEntry, line: ExportLine): string =>
    `    ${names.get(line.accountId) ?? ''}  ${amountOf(line, entry, base)}\n${tagsOfLine(line)}`;
  yield* journalText(source, head, (entry) => {
    let declarations = declared(entry.currency);
    for (const line of entry.lines)
      for (const [name] of dimensionTags(line.dimensions)) declarations += declaredTag(name);
    return `${declarations}${headOf(entry)}${entry.lines.map((line) => lineOf(entry, line)).join('')}\n`;
  });
}

function commodity(code: string): string {
  const digits = minorUnits(code);
  return `commodity ${code}\n    format 1000${digits === 0 ? '' : `.${'0'.repeat(digits)}`} ${code}\n`;
}

function headOf(entry: ExportEntry): string {
  const payee = plain(entry.counterparty ?? entry.memo ?? entry.documentNumber ?? '') || entry.sourceType;
  return (
    `${entry.date} * (${entry.number}) ${payee}\n` +
    tag('entry', entry.id) +
    tag('type', entry.sourceType) +
    tag('document', entry.documentNumber) +
    tag('source', entry.sourceId) +
    tag('invoice', entry.invoiceNumber) +
    tag('invoice-id', entry.invoiceId) +
    tag('reverses', entry.reversesEntryNumber) +
    tag('memo', entry.memo) +
    tag('posted-at', entry.postedAt) +
    tag('posted-by', entry.postedBy) +
    tag('request', entry.requestId)
  );
}

function tagsOfLine(line: ExportLine): string {
  let tags = tag('vat', line.vatCode) + tag('customer', line.customerId) + tag('item', line.openItemId);
  for (const [name, value] of dimensionTags(line.dimensions)) tags += tag(name, value);
  return tags + tag('note', line.description);
}

const tag = (name: string, value: string | null): string =>
  value === null ? '' : `    ; ${name}: ${/[[\]\s\p{Cc}]/u.test(value) ? fitted(value) : value}\n`;

const fitted = (value: string): string => oneLine(value).replaceAll('[', '(').replaceAll(']', ')');

const plain = (text: string): string => oneLine(text).replaceAll(';', ',');
