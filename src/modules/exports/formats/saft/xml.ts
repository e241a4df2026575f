/** Characters that XML 1.0 has no place for (section 2.2). */
const FORBIDDEN = /[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu;

const ESCAPES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '\r': ' ' };

/** Lengths of the schema's text types. */
export const CODE = 9;
export const SHORT = 18;
export const MIDDLE_1 = 35;
export const MIDDLE_2 = 70;
export const LONG = 256;

/** An element with text of at most so many characters; nothing where there is no text. */
export function text(name: string, value: string | null | undefined, most: number): string {
  if (value === null || value === undefined) return '';
  const clean = value.replace(FORBIDDEN, ' ').trim();
  if (clean === '') return '';
  const shortened = [...clean].slice(0, most).join('');
  return `<${name}>${shortened.replace(/[&<>\r]/g, (each) => ESCAPES[each] ?? each)}</${name}>`;
}

/** An element that must say something. */
export const required = (
  name: string,
  value: string | null | undefined,
  most: number,
  otherwise: string,
): string => text(name, value, most) || text(name, otherwise, most);

/** An element whose value has no character to escape: a date, a number, a code of the schema. */
export const plain = (name: string, value: string): string => `<${name}>${value}</${name}>`;

/** An element of elements; left out when it has none. */
export const parent = (name: string, ...children: string[]): string => {
  const inner = children.join('');
  return inner === '' ? '' : `<${name}>${inner}</${name}>`;
};
