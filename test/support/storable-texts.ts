import * as fc from 'fast-check';

const NASTY = [
  ...['', ' ', '0', 'NULL', 'null', '{}', '{a,b}', '(,)', ',', '"', "'", '\\', '\\x41'],
  ...["'; DROP TABLE", '\u0001\u0002', 'ß€😀', '\n', '\n\r\t'],
];

/** Texts that PostgreSQL stores, among them such as one of its forms or SQL could take for something else. */
export const storableTexts = (maxLength: number): fc.Arbitrary<string> =>
  fc
    .oneof(fc.constantFrom(...NASTY), fc.string({ unit: 'grapheme', maxLength }))
    .filter((text) => !text.includes('\0') && text.isWellFormed());
