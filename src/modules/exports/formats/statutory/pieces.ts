const PIECE = 32 * 1024;

/** Gathers small texts to pieces of 32 kB or more: one piece for each line is slow to send. */
export async function* pieces(texts: AsyncIterable<string> | Iterable<string>): AsyncGenerator<string> {
  let gathered: string[] = [];
  let size = 0;
  for await (const text of texts) {
    gathered.push(text);
    size += text.length;
    if (size < PIECE) continue;
    yield gathered.join('');
    gathered = [];
    size = 0;
  }
  if (size > 0) yield gathered.join('');
}
