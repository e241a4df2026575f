import type { ExportAccount, ExportEntry, ExportFormat, ExportLine, ExportSource } from './export-format';
import { accountNames, typeName } from './plain-text/account-names';
import { amountOf } from './plain-text/amount';
import { declareOnce, journalText, titleOf } from './plain-text/journal-text';
import { asWord, dimensionTags, oneLine } from './plain-text/one-line';

/**
 * Beancount 2's syntax (beancount.github.io/docs, "Beancount Language Syntax"). Text is quoted; links have the characters that they
 * may have. A total price is divided to a price by unit, in 28 digits, when it is read: the tolerance in base is far
 * below its smallest unit and covers just that.
 */
export const beancount: ExportFormat = {
  contentType: 'text/plain; charset=utf-8',
  extension: 'beancount',
  wholeEntries: true,
  write,
};

async function* write(source: ExportSource): AsyncGenerator<string> {
  const names = accountNames(await source.chart(), capitalisedName);
  const base = source.organisation.baseCurrency;
  const open = (account: ExportAccount): string =>
    `${account.firstDate ?? source.today} open ${names.get(account.id) ?? ''}\n  code: ${quoted(account.code)}\n  name: ${quoted(account.name)}\n`;
  const accounts = await source.accounts();
  const head = `option "title" ${quoted(titleOf(source))}
option "operating_currency" "${base}"
option "inferred_tolerance_default" "${base}:0.000000001"

${accounts.map(open).join('')}\n`;
  const declared = declareOnce((code) => code, []);
  yield* journalText(source, head, (entry) => {
    let commodities = '';
    for (const code of [base, entry.currency])
      if (declared(code) !== '') commodities += `${entry.date} commodity ${code}\n`;
    const lines = entry.lines.map(
      (line) =>
        `  ${names.get(line.accountId) ?? ''}  ${amountOf(line, entry, base)}\n${metadataOfLine(line)}`,
    );
    return `${commodities}${headOf(entry)}${lines.join('')}\n`;
  });
}

/** `Assets:Bank-Current-Account`: each part begins with a capital letter or a digit and goes on with letters, digits and hyphens. */
function capitalisedName({ type, code }: ExportAccount, name: string): string {
  const words = name
    .normalize('NFC')
    .split(/[^\p{L}\p{Nd}]+/u)
    .filter((word) => word !== '')
    .map((word) => word.replace(/^./u, (letter) => letter.toUpperCase()));
  const text = words.join('-');
  const fits = /^[\p{Lu}\p{Nd}]/u.test(text);
  const part = fits ? text : [asWord(code.toUpperCase(), /[^A-Z0-9]+/g), text].join('-').replace(/-$/, '');
  return `${typeName(type).replace(/^./, (letter) => letter.toUpperCase())}:${part}`;
}

function headOf(entry: ExportEntry): string {
  const { sourceId, documentNumber, invoiceId, invoiceNumber } = entry;
  const links = new Set(
    [sourceId, documentNumber, invoiceId, invoiceNumber].map((text) => asWord(text ?? '')),
  );
  links.delete('');
  const linked = [...links].map((link) => ` ^${link}`).join('');
  const texts = `${quoted(entry.counterparty ?? '')} ${quoted(entry.memo ?? '')}`;
  return (
    `${entry.date} * ${texts}${linked} #${entry.sourceType}\n` +
    metadata('entry', entry.number) +
    metadata('entry-id', entry.id) +
    metadata('document', documentNumber) +
    metadata('source', sourceId) +
    metadata('invoice', invoiceNumber) +
    metadata('reverses', entry.reversesEntryNumber) +
    metadata('posted-at', entry.postedAt) +
    metadata('posted-by', entry.postedBy) +
    metadata('request', entry.requestId)
  );
}

function metadataOfLine(line: ExportLine): string {
  let all =
    metadata('vat', line.vatCode) + metadata('customer', line.customerId) + metadata('item', line.openItemId);
  for (const [name, value] of dimensionTags(line.dimensions)) all += metadata(name, value);
  return (all + metadata('note', line.description)).replaceAll(/^/gm, '  ').replace(/ +$/, '');
}

const metadata = (name: string, value: string | null): string =>
  value === null ? '' : `  ${name}: ${quoted(value)}\n`;

const quoted = (text: string): string =>
  `"${/["\\\s\p{Cc}]/u.test(text) ? oneLine(text).replace(/["\\]/g, '\\$&') : text}"`;
