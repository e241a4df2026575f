import type { Span } from '../statutory/span';

export interface DatevHeader {
  readonly createdAt: Date;
  readonly consultantNumber: number;
  readonly clientNumber: number;
  readonly fiscalYearStart: string;
  readonly accountNumberLength: number;
  readonly span: Span;
  readonly currency: string;
  /** '03', '04', or null for a chart that DATEV has no number for. */
  readonly chart: string | null;
}

const digits = (date: string): string => date.replaceAll('-', '');
const quoted = (text: string): string => `"${text}"`;

/** The first line: 31 fields, as DATEV's developer portal gives them ("DATEV-Format: Header", version 700). */
export function headerLine(header: DatevHeader): string {
  const { span } = header;
  const from = digits(span.from);
  const to = digits(span.to);
  return [
    quoted('EXTF'), // 1 Kennzeichen: from another program
    '700', // 2 Versionsnummer
    '21', // 3 Formatkategorie
    quoted('Buchungsstapel'), // 4 Formatname
    '13', // 5 Formatversion
    header.createdAt.toISOString().replace(/\D/g, '').slice(0, 17), // 6 Erzeugt am
    '', // 7 Importiert: filled by the import
    quoted('RE'), // 8 Herkunft
    quoted('Contra'), // 9 Exportiert von
    quoted(''), // 10 Importiert von: filled by the import
    String(header.consultantNumber), // 11 Beraternummer
    String(header.clientNumber), // 12 Mandantennummer
    digits(header.fiscalYearStart), // 13 WJ-Beginn
    String(header.accountNumberLength), // 14 Sachkontenlänge
    from, // 15 Datum von
    to, // 16 Datum bis
    quoted(`Contra ${from}-${to}`), // 17 Bezeichnung, at most 30
    quoted(''), // 18 Diktatkürzel
    '1', // 19 Buchungstyp: Finanzbuchführung
    '0', // 20 Rechnungslegungszweck: any
    '0', // 21 Festschreibung: left to the consultant, who looks at the batch first
    quoted(header.currency), // 22 WKZ
    '', // 23 reserved
    quoted(''), // 24 Derivatskennzeichen
    '', // 25 reserved
    '', // 26 reserved
    quoted(header.chart ?? ''), // 27 Sachkontenrahmen
    '', // 28 ID der Branchenlösung
    '', // 29 reserved
    quoted(''), // 30 reserved
    quoted(''), // 31 Anwendungsinformation
  ].join(';');
}
