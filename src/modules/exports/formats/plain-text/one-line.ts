const UNFIT = /[^\S ]|[\p{Cc}]|^ | $| {2}/u;
const BREAKS = /[\s\p{Cc}]+/gu;

/** Text without line breaks, tabs and other control characters, and without two spaces in a row, which end a field. */
export const oneLine = (text: string): string => (UNFIT.test(text) ? text.replace(BREAKS, ' ').trim() : text);

/** A name of letters, digits and hyphens: of a tag, a link. */
export const asWord = (text: string, allowed = /[^A-Za-z0-9_/.-]+/g): string =>
  text.replace(allowed, '-').replace(/^-+|-+$/g, '');

/**
 * Dimensions as pairs of a tag's name and its value. A key has any characters, a tag's name few: keys that become the same
 * are numbered.
 */
export function dimensionTags(dimensions: Readonly<Record<string, string>>): [string, string][] {
  const tags = new Map<string, string>();
  for (const [key, value] of Object.entries(dimensions)) {
    const word = `dim-${asWord(key.toLowerCase(), /[^a-z0-9_-]+/g) || 'x'}`;
    let name = word;
    for (let n = 2; tags.has(name); n += 1) name = `${word}-${n}`;
    tags.set(name, value);
  }
  return [...tags];
}
