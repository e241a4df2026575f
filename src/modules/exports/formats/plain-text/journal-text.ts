import type { ExportEntry, ExportSource } from '../export-format';

const PIECE = 64 * 1024;

/** A head, then an entry after the other, in pieces that are large enough to be sent quickly. */
export async function* journalText(
  source: ExportSource,
  head: string,
  textOf: (entry: ExportEntry) => string,
): AsyncGenerator<string> {
  let piece = head;
  for await (const entry of source.entries()) {
    piece += textOf(entry);
    if (piece.length < PIECE) continue;
    yield piece;
    piece = '';
  }
  if (piece.length > 0) yield piece;
}

/** Text for what has not been declared yet. */
export function declareOnce(
  declaration: (name: string) => string,
  known: Iterable<string>,
): (name: string) => string {
  const declared = new Set(known);
  return (name) => {
    if (declared.has(name)) return '';
    declared.add(name);
    return declaration(name);
  };
}

export const titleOf = ({ organisation, query, today, createdAt }: ExportSource): string =>
  `Journal of ${organisation.name}, ${query.from ?? 'from the start'} to ${query.to ?? today}, as of ${createdAt.toISOString()}`;
