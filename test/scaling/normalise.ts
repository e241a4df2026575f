/** One statement in the two forms that are needed of it. */
export interface Captured {
  /** With placeholders for what differs from one request to the next: equal texts are one statement. */
  readonly text: string;
  /** As it was sent, once. */
  readonly example: string;
}

/** The statements of a text that was sent, without what is particular to a request. */
export const statementsOf = (sent: string): Captured[] =>
  split(sent).map((example) => ({ text: normalised(example), example }));

/** Several are sent at once only to begin a transaction or to pass its gate: none of those has a semicolon inside. */
const split = (sent: string): string[] =>
  sent
    .split(/;\s+(?=SELECT|BEGIN)/)
    .map((each) => each.trim())
    .filter(Boolean);

const UUID = /'[^']*[0-9a-f]{8}-[0-9a-f]{4}-[^']*'/g;
const ID = /'[a-z]+_[0-9a-hjkmnp-tv-z]{26}'/g;
const DATE = /'\d{4}-\d\d-\d\d[^']*'/g;
/** As many parameters as there happened to be, alone or in rows. */
const LIST = /\$\d+(?:::\w+)?(?:, ?\$\d+(?:::\w+)?){2,}/g;

const normalised = (text: string): string =>
  text
    .replace(/\s+/g, ' ')
    .replace(UUID, `'…'`)
    .replace(ID, `'…'`)
    .replace(DATE, `'…'`)
    .replace(/\brows_\d+\b/g, 'rows')
    .replace(LIST, '$…')
    .replace(/\(\$…\)(?:, ?\(\$…\))+/g, '($…)')
    .trim();
