/**
 * Everything that clients write into an organisation carries its mark, in names, descriptions, memos and metadata: so whatever
 * the service says can be searched for marks of another.
 */
const MARK = /\bo(\d+)z\b/g;

export const nameOf = (organisation: number, what: string): string => `o${organisation}z ${what}`;

/** Names the request that made something, in its metadata or memo. */
export const tagOf = (organisation: number, operation: string): string => `o${organisation}z.${operation}`;

/** A mark of another organisation in what one was told; null as it must be. */
export function foreignMark(text: string, organisation: number): string | null {
  for (const [mark, index] of text.matchAll(MARK)) if (Number(index) !== organisation) return mark;
  return null;
}
