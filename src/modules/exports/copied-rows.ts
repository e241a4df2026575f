/**
 * No text of the service's own has this character in it: a row whose fields are not null is then told from one that has
 * backslashes at a glance.
 */
export const NULL_SIGN = '\u0002';

/** The end of a COPY that yields text for `copiedRows`. */
export const AS_COPIED_ROWS = `TO STDOUT WITH (FORMAT text, NULL e'\\x02')`;

const LINE_FEED = 10;

/**
 * The rows of a COPY in PostgreSQL's text format, as many at once as have come: fields in their order, still escaped (see
 * `unescaped`), null as NULL_SIGN. Several times as fast as rows of the driver's.
 */
export async function* copiedRows(pieces: AsyncIterable<Buffer>): AsyncGenerator<string[]> {
  let rest: Buffer[] = [];
  for await (const piece of pieces) {
    const end = piece.lastIndexOf(LINE_FEED);
    if (end < 0) {
      rest.push(piece);
      continue;
    }
    const whole = piece.subarray(0, end);
    const text = rest.length > 0 ? Buffer.concat([...rest, whole]) : whole;
    rest = end + 1 < piece.length ? [piece.subarray(end + 1)] : [];
    yield text.toString('utf8').split('\n');
  }
}

const ESCAPES: Readonly<Record<string, string>> = {
  b: '\b',
  f: '\f',
  n: '\n',
  r: '\r',
  t: '\t',
  v: '\v',
};

export function unescaped(field: string): string {
  return field.includes('\\') ? field.replace(/\\(.)/gs, (_, sign: string) => ESCAPES[sign] ?? sign) : field;
}

export const textOrNull = (field: string | undefined): string | null =>
  field === undefined || field === NULL_SIGN ? null : unescaped(field);
