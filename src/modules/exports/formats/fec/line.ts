import type { PlainDate } from '../../../../domain/periods/plain-date';

/** The 18 fields of an entry in order, as article A. 47 A-1 VII of the Livre des procédures fiscales names them. */
export const FIELDS = [
  'JournalCode',
  'JournalLib',
  'EcritureNum',
  'EcritureDate',
  'CompteNum',
  'CompteLib',
  'CompAuxNum',
  'CompAuxLib',
  'PieceRef',
  'PieceDate',
  'EcritureLib',
  'Debit',
  'Credit',
  'EcritureLet',
  'DateLet',
  'ValidDate',
  'Montantdevise',
  'Idevise',
] as const;

export type FecLine = Readonly<Record<(typeof FIELDS)[number], string>>;

export const HEADING = `${FIELDS.join('\t')}\r\n`;

export const fecLine = (line: FecLine): string => `${FIELDS.map((field) => line[field]).join('\t')}\r\n`;

/** AAAAMMJJ, without a separator. */
export const fecDate = (date: PlainDate): string => date.replaceAll('-', '');

/** A comma before the decimals, nothing between thousands, a leading minus sign. */
export const fecAmount = (amount: string): string => amount.replace('.', ',');

/** Text without the separators of fields and records; `otherwise` where nothing is left and the field must say something. */
export function fecText(text: string | null, otherwise = ''): string {
  const clean = (text ?? '').replace(/[\u0000-\u001f\u007f-\u009f\u2028\u2029]+/g, ' ').trim();
  return clean === '' ? otherwise : clean;
}
