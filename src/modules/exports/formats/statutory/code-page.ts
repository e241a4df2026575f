/** Letters that have no decomposition into a plain letter and a mark. */
const WRITTEN_AS: Readonly<Record<string, string>> = {
  ł: 'l',
  Ł: 'L',
  đ: 'd',
  Đ: 'D',
  ħ: 'h',
  Ħ: 'H',
  ı: 'i',
  ŧ: 't',
  Ŧ: 'T',
  œ: 'oe',
  Œ: 'OE',
  '‐': '-',
  '‑': '-',
  '‒': '-',
  '–': '-',
  '—': '-',
  '−': '-',
  '‘': "'",
  '’': "'",
  '‚': "'",
  '“': '"',
  '”': '"',
  '„': '"',
  '…': '...',
  '•': '*',
  '€': 'EUR',
};

/** A character set of one byte a character. */
export interface CodePage {
  /** What it lacks is written as its plain letters, else as a question mark: never a longer or a broken row. */
  encode(text: string): Buffer;
}

/** Latin 1, but for the bytes that are named. `without` are characters of Latin 1 that it lacks. */
function codePage(bytes: Readonly<Record<string, number>>, without: (code: number) => boolean): CodePage {
  const byteOf = (character: string): number | undefined => {
    const code = character.codePointAt(0) ?? 0;
    return bytes[character] ?? (code < 0x100 && !without(code) ? code : undefined);
  };
  const spelled = (character: string): readonly number[] => {
    const byte = byteOf(character);
    if (byte !== undefined) return [byte];
    const plain =
      WRITTEN_AS[character] ?? character.normalize('NFKD').replace(/\p{M}/gu, '').replaceAll('⁄', '/');
    const known = [...plain].map(byteOf);
    return plain !== '' && known.every((each) => each !== undefined) ? known : [0x3f];
  };
  return {
    encode(text) {
      if (/^[\x00-\x7f]*$/.test(text)) return Buffer.from(text, 'latin1');
      return Buffer.from([...text.normalize('NFC')].flatMap(spelled));
    },
  };
}

const between = (first: number, last: number) => (code: number) => code >= first && code <= last;

/** Windows-1252, as the Unicode Consortium's mapping table CP1252.TXT has it. */
export const windows1252 = codePage(
  Object.fromEntries(
    [...'€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ']
      .map((character, index) => [character, 0x80 + index] as const)
      .filter(([character]) => (character.codePointAt(0) ?? 0) > 0x9f),
  ),
  between(0x80, 0x9f),
);

const REPLACED_BY_LATIN_9 = new Set([0xa4, 0xa6, 0xa8, 0xb4, 0xb8, 0xbc, 0xbd, 0xbe]);

/** ISO 8859-15: Latin 1 with eight characters exchanged. */
export const latin9 = codePage(
  { '€': 0xa4, Š: 0xa6, š: 0xa8, Ž: 0xb4, ž: 0xb8, Œ: 0xbc, œ: 0xbd, Ÿ: 0xbe },
  (code) => between(0x80, 0x9f)(code) || REPLACED_BY_LATIN_9.has(code),
);
