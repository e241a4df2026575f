import { fiscalYearOf } from '../../../domain/periods/fiscal-year';
import type { ExportEntry, ExportFormat, ExportLine, ExportSource } from './export-format';
import { HEADING } from './datev/columns.data';
import { headerLine, type DatevHeader } from './datev/header';
import { personalAccounts } from './datev/personal-accounts';
import { postingsOf } from './datev/postings';
import { references } from './datev/references';
import { rowsOf } from './datev/row';
import { taxKeysOf } from './datev/tax-keys';
import { windows1252 } from './statutory/code-page';
import { spanOf } from './statutory/span';
import { pieces } from './statutory/pieces';
import { assertTwoDecimals, notConfigured, unfit } from './statutory/refusals';

/**
 * DATEV-Format, Buchungsstapel (EXTF, header 700, category 21, version 13), for DATEV Rechnungswesen and whatever else reads
 * it. Semicolons, CRLF, Windows-1252, decimal commas, text in quotation marks, dates DDMM within one fiscal year.
 * Source: DATEV developer portal, "DATEV-Format". docs/exports-datev.md says what goes where.
 */
export const datev: ExportFormat = {
  contentType: 'text/csv; charset=windows-1252',
  extension: 'csv',
  boundTo: 'year',
  wholeEntries: true,
  fileName: async (source) => {
    const { from, to } = await spanOf(source);
    return `EXTF_Buchungsstapel_${from}_${to}.csv`.replaceAll('-', '');
  },
  write,
};

async function* write(source: ExportSource): AsyncGenerator<Buffer> {
  assertTwoDecimals('datev', source);
  const header = await headerOf(source);
  await assertAccountNumbers(source, header.accountNumberLength);
  const personal = await personalAccounts(source, header.accountNumberLength);
  const reference = await references(source);
  const { baseCurrency } = source.organisation;
  const isDebtor = (line: ExportLine): boolean => line.accountRole === 'debtors';
  const book = {
    baseCurrency,
    accountOf: (line: ExportLine) => (isDebtor(line) ? personal(line.customerId).number : line.accountCode),
    taxKeys: taxKeysOf(header.chart),
  };
  const rows = async function* (): AsyncGenerator<string> {
    yield `${headerLine(header)}\r\n${HEADING}\r\n`;
    for await (const entry of source.entries()) {
      const customer = personal(customerOf(entry));
      for (const posting of postingsOf(entry, book)) {
        const vatNumber = posting.vatCode?.startsWith('K') ? customer.vatNumber : null;
        const facts = { baseCurrency, reference: reference(entry), vatNumber };
        yield `${rowsOf(posting, entry, facts).join('\r\n')}\r\n`;
      }
    }
  };
  for await (const piece of pieces(rows())) yield windows1252.encode(piece);
}

const customerOf = ({ lines }: ExportEntry): string | null =>
  lines.find(({ customerId }) => customerId !== null)?.customerId ?? null;

async function headerOf(source: ExportSource): Promise<DatevHeader> {
  const { baseCurrency, chartTemplate, fiscalYearStartMonth, exportSettings } = source.organisation;
  const { datevConsultantNumber, datevClientNumber, datevChart, accountNumberLength } = exportSettings;
  if (typeof datevConsultantNumber !== 'number' || typeof datevClientNumber !== 'number')
    throw notConfigured(
      'datev',
      ['exportSettings.datevConsultantNumber', 'exportSettings.datevClientNumber'],
      'A DATEV file names the tax consultant and the client by the numbers that DATEV gave them: set both on the organisation',
    );
  const span = await spanOf(source);
  return {
    createdAt: source.createdAt,
    consultantNumber: datevConsultantNumber,
    clientNumber: datevClientNumber,
    fiscalYearStart: fiscalYearOf(span.from, fiscalYearStartMonth).start,
    accountNumberLength: typeof accountNumberLength === 'number' ? accountNumberLength : 4,
    span,
    currency: baseCurrency,
    chart: typeof datevChart === 'string' ? datevChart : chartOfTemplate(chartTemplate),
  };
}

/** '03' of the template skr03. */
const chartOfTemplate = (template: string): string | null => /^skr(0[34])$/.exec(template)?.[1] ?? null;

/** General ledger accounts are numbers of at most the length that the header says. */
async function assertAccountNumbers(source: ExportSource, length: number): Promise<void> {
  const digits = new RegExp(`^(?!0+$)\\d{1,${length}}$`);
  const accounts = (await source.accounts())
    .filter(({ role, code }) => role !== 'debtors' && !digits.test(code))
    .map(({ code }) => code);
  if (accounts.length === 0) return;
  throw unfit(
    'datev',
    `DATEV's accounts are numbers of at most ${length} digits: change the codes ${accounts.slice(0, 5).join(', ')}, or set \`exportSettings.accountNumberLength\``,
    { accounts, accountNumberLength: length },
  );
}
