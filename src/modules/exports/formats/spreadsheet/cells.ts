const ESCAPES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '\r': '&#13;' };
const SPECIAL = /[&<>\r]/g;
/** What XML 1.0 cannot hold. */
const NO_XML = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g;
/** ECMA-376, ST_Xstring: read as the character of that number, so an underscore that begins one is escaped in the same way. */
const ESCAPED = /_(?=x[0-9a-fA-F]{4}_)/g;

export const xmlText = (text: string): string =>
  text
    .replace(NO_XML, '')
    .replace(ESCAPED, '_x005F_')
    .replace(SPECIAL, (sign) => ESCAPES[sign] ?? sign);

/** Places in the table of formats in styles.xml. */
export const STYLES = { plain: 0, heading: 1, date: 2, instant: 3, amounts: 4 } as const;
/** Formats of amounts follow for 0 to 4 decimals. */
export const MOST_DECIMALS = 4;

/** Text is always text: an inline string is never a formula. */
export const textCell = (at: string, text: string | null, style: number = STYLES.plain): string =>
  text === null || text === ''
    ? ''
    : `<c r="${at}" s="${style}" t="inlineStr"><is><t xml:space="preserve">${xmlText(text)}</t></is></c>`;

/** Digits that a spreadsheet's number keeps; one with more stays text. */
const MOST_DIGITS = 15;

export function numberCell(at: string, number: string, style: number = STYLES.plain): string {
  const digits = number.replace(/[^0-9]/g, '').replace(/^0+/, '').length;
  return digits > MOST_DIGITS ? textCell(at, number) : `<c r="${at}" s="${style}"><v>${number}</v></c>`;
}

/** With as many decimals as it is written with. */
export function amountCell(at: string, amount: string): string {
  const point = amount.indexOf('.');
  const decimals = point < 0 ? 0 : amount.length - point - 1;
  return numberCell(at, amount, STYLES.amounts + Math.min(decimals, MOST_DECIMALS));
}

/** Of the serial number 0, in days of the Unix era. */
const FIRST_DAY = -25_569;
/** The day before it is the 29th of February 1900, which spreadsheets believe in: earlier dates would be a day off. */
const FIRST_SOUND_SERIAL = 61;

/** `iso` is a date, or an instant in UTC. */
export function dateCell(at: string, iso: string): string {
  const serial = Date.parse(iso) / 86_400_000 - FIRST_DAY;
  if (serial < FIRST_SOUND_SERIAL) return textCell(at, iso);
  const style = iso.length > 10 ? STYLES.instant : STYLES.date;
  return `<c r="${at}" s="${style}"><v>${Number(serial.toFixed(9))}</v></c>`;
}
