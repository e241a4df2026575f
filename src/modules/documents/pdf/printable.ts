/** What Unicode means as an instruction, not as a character: nothing to print, and some of it turns text around. */
const INVISIBLE = /(?!\n)[\p{Cc}\p{Cf}\p{Variation_Selector}]/gu;

export const REPLACEMENT = '\ufffd';

/**
 * A text as it can be printed with a font: composed, its paragraphs parted by '\n', without control characters and without
 * instructions that reorder text. What the font has no glyph for becomes a visible replacement character, one for one:
 * neither a gap nor the `.notdef` glyph, which PDF/A forbids (ISO 19005-3, 6.2.11.8).
 */
export function printable(text: string, hasGlyph: (codePoint: number) => boolean): string {
  const plain = text
    .toWellFormed()
    .normalize('NFC')
    .replace(/\r\n?|[\u0085\u2028\u2029]/g, '\n')
    .replace(/[\t\u000b\f]/g, ' ')
    .replace(INVISIBLE, '')
    .replace(/(\p{M}{3})\p{M}+/gu, '$1');
  let shown = '';
  for (const character of plain) {
    shown += character === '\n' || hasGlyph(character.codePointAt(0) ?? 0) ? character : REPLACEMENT;
  }
  return shown;
}

/**
 * What goes into the page: spaces and hyphens that matter to line breaking only become the plain ones, so that a search in
 * the finished document finds what a keyboard can type.
 */
export const typed = (line: string): string =>
  line.replace(/[\u00a0\u2000-\u200a\u202f\u205f\u3000]/g, ' ').replace(/[\u2010\u2011]/g, '-');
