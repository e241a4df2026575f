/** Where an overlong word is best cut: after a sign that parts it, such as in an address or a part number. */
const PARTING = /[-/_.,;:@&=?+)\]]/;

/**
 * The lines of a text that fit a width, broken at spaces and, where a word alone is too wide, within it. Spaces that do not
 * break (U+00A0, U+202F) do not. `measure` gives the width of a text without line breaks.
 */
export function wrap(text: string, width: number, measure: (text: string) => number): string[] {
  return text.split('\n').flatMap((paragraph) => wrapParagraph(paragraph, width, measure));
}

function wrapParagraph(paragraph: string, width: number, measure: (text: string) => number): string[] {
  const lines: string[] = [];
  const space = measure(' ');
  let line = '';
  let used = 0;
  for (const word of paragraph.split(/ +/)) {
    const wide = measure(word);
    const gap = line === '' ? 0 : space;
    if (used + gap + wide <= width) {
      line += (line === '' ? '' : ' ') + word;
      used += gap + wide;
      continue;
    }
    if (line !== '') lines.push(line);
    const pieces = wide <= width ? [word] : cut(word, width, measure);
    line = pieces.pop() ?? '';
    used = measure(line);
    lines.push(...pieces);
  }
  return [...lines, line];
}

/** The pieces of a word that is wider than the line; at least one character each, however narrow the line. */
function cut(word: string, width: number, measure: (text: string) => number): string[] {
  const pieces: string[] = [];
  let piece: string[] = [];
  let used = 0;
  for (const character of word) {
    const wide = measure(character);
    if (piece.length > 0 && used + wide > width) {
      const kept = piece.splice(bestCut(piece));
      pieces.push(piece.join(''));
      piece = kept;
      used = piece.reduce((sum, each) => sum + measure(each), 0);
    }
    piece.push(character);
    used += wide;
  }
  return [...pieces, piece.join('')];
}

/** After the last parting sign in the second half of a full line, else at its end. */
function bestCut(piece: readonly string[]): number {
  for (let end = piece.length; end > piece.length / 2; end -= 1) {
    if (PARTING.test(piece[end - 1] ?? '')) return end;
  }
  return piece.length;
}
