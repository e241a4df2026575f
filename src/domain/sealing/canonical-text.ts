/** A field of what is sealed. `null` and the empty text are different. */
export type Field = string | number | null;

/**
 * Fields written one after the other, each as its length in bytes of UTF-8, a colon, its text and a comma; null as `-,`. No
 * text can be mistaken for a border between two fields, so that different fields never give the same bytes.
 */
export function lengthPrefixed(fields: readonly Field[]): string {
  let text = '';
  for (const field of fields) {
    if (field === null) text += '-,';
    else {
      const value = String(field);
      text += `${byteLength(value)}:${value},`;
    }
  }
  return text;
}

/** The shortest form of a decimal that the books write without an exponent: '10.00' and '10' are one amount. */
export function plainAmount(text: string): string {
  return text.includes('.') ? text.replace(/\.?0+$/, '') : text;
}

const ASCII = /^[\x00-\x7f]*$/;
const utf8 = new TextEncoder();

function byteLength(text: string): number {
  return ASCII.test(text) ? text.length : utf8.encode(text).length;
}
