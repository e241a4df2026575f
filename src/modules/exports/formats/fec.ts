import { Decimal } from '../../../domain/money/decimal';
import { isSiren } from '../../../domain/organisations/registration-number';
import { fiscalYearOf } from '../../../domain/periods/fiscal-year';
import { dateIn } from '../../../platform/clock';
import type { ExportCustomer, ExportEntry, ExportFormat, ExportLine, ExportSource } from './export-format';
import { journalOf } from './fec/journals.data';
import { lettering, type Letter } from './fec/lettering';
import { fecAmount, fecDate, fecLine, fecText, HEADING, type FecLine } from './fec/line';
import { openingLines } from './fec/opening';
import { latin9 } from './statutory/code-page';
import { spanOf } from './statutory/span';
import { pieces } from './statutory/pieces';
import { assertWhole, notConfigured, unfit } from './statutory/refusals';

/**
 * Fichier des écritures comptables: the flat file that article A. 47 A-1 of the Livre des procédures fiscales asks of a
 * French company (arrêté of 29 July 2013; BOI-CF-IOR-60-40-20): 18 fields with tabs between, in ISO 8859-15, in order of
 * validation, with the balances brought forward and without the closing of income and expense. docs/exports-fec.md.
 */
export const fec: ExportFormat = {
  contentType: 'text/plain; charset=iso-8859-15',
  extension: 'txt',
  boundTo: 'year',
  fileName,
  write,
};

/** IX: the SIREN, `FEC`, and the day on which the fiscal year closes. */
async function fileName(source: ExportSource): Promise<string> {
  const { registrationNumber, fiscalYearStartMonth } = source.organisation;
  const siren = registrationNumber?.replace(/\s/g, '') ?? '';
  if (!isSiren(siren))
    throw notConfigured(
      'fec',
      ['registrationNumber'],
      'A FEC is named by the SIREN: set it as `registrationNumber` of the organisation',
    );
  const { from } = await spanOf(source);
  return `${siren}FEC${fecDate(fiscalYearOf(from, fiscalYearStartMonth).end)}.txt`;
}

async function* write(source: ExportSource): AsyncGenerator<Buffer> {
  assertWhole('fec', source);
  await assertAccountNumbers(source);
  const opening = await openingOf(source);
  const customers = new Map<string, ExportCustomer>();
  for await (const customer of source.customers()) customers.set(customer.id, customer);
  const letters = await lettering(source);
  const isDelta = source.query.fromEntry !== undefined || source.query.toEntry !== undefined;
  const lines = async function* (): AsyncGenerator<string> {
    yield HEADING;
    for (const line of opening) yield fecLine(line);
    for await (const entry of source.entries()) {
      if (entry.sourceType === 'year_end' && !isDelta) continue;
      const validated = fecDate(dateIn(source.organisation.timeZone, new Date(entry.postedAt)));
      for (const line of entry.lines)
        yield fecLine(lineOf(entry, line, { customers, letters, validated, ...source.organisation }));
    }
  };
  for await (const piece of pieces(lines())) yield latin9.encode(piece);
}

/**
 * Of a file that begins with its year: a part of a year, and a batch, which holds what came since the one before, are
 * not brought forward to.
 */
async function openingOf(source: ExportSource): Promise<readonly FecLine[]> {
  const { query, organisation } = source;
  const { from } = await spanOf(source);
  const { start } = fiscalYearOf(from, organisation.fiscalYearStartMonth);
  const isWhole = query.from === undefined || query.from === start;
  const isDelta = query.fromEntry !== undefined || query.toEntry !== undefined;
  return isWhole && !isDelta ? openingLines(source, start) : [];
}

interface Book {
  readonly baseCurrency: string;
  readonly customers: ReadonlyMap<string, ExportCustomer>;
  readonly letters: ReadonlyMap<string, Letter>;
  readonly validated: string;
}

function lineOf(entry: ExportEntry, line: ExportLine, book: Book): FecLine {
  const [code, name] = journalOf(entry.sourceType);
  const customer = line.customerId === null ? undefined : book.customers.get(line.customerId);
  const letter = line.openItemId === null ? undefined : book.letters.get(line.openItemId);
  const foreign = new Decimal(line.debit).minus(line.credit);
  const isForeign = entry.currency !== book.baseCurrency && !foreign.isZero();
  return {
    JournalCode: code,
    JournalLib: name,
    EcritureNum: entry.number,
    EcritureDate: fecDate(entry.date),
    CompteNum: line.accountCode,
    CompteLib: fecText(line.accountName, line.accountCode),
    CompAuxNum: fecText(customer?.reference ?? customer?.id ?? null),
    CompAuxLib: fecText(customer?.name ?? null),
    PieceRef: fecText(entry.documentNumber, entry.number),
    PieceDate: fecDate(entry.date),
    EcritureLib: fecText(line.description ?? entry.memo ?? entry.counterparty, name),
    Debit: fecAmount(line.baseDebit),
    Credit: fecAmount(line.baseCredit),
    EcritureLet: letter?.code ?? '',
    DateLet: letter ? fecDate(letter.date) : '',
    ValidDate: book.validated,
    Montantdevise: isForeign ? fecAmount(foreign.toFixed()) : '',
    Idevise: isForeign ? entry.currency : '',
  };
}

/** VII, 5: the first three characters of an account's number are digits, as in the Plan comptable général. */
async function assertAccountNumbers(source: ExportSource): Promise<void> {
  const accounts = (await source.accounts()).map(({ code }) => code).filter((code) => !/^\d{3}/.test(code));
  if (accounts.length > 0)
    throw unfit(
      'fec',
      `A FEC has accounts whose numbers begin with three digits: ${accounts.slice(0, 5).join(', ')}`,
      {
        accounts,
      },
    );
}
