/** A request as it goes over the wire. Texts are sent in UTF-8, those of the head in latin1. */
export interface WireRequest {
  readonly method: string;
  readonly target: string;
  readonly headers: readonly (readonly [string, string])[];
  /** Null for none at all. */
  readonly body: string | null;
}

/** A lone surrogate in the text of a body is written as three bytes that are no UTF-8. */
export function bytesOf({ method, target, headers, body }: WireRequest): Buffer {
  const content = body === null ? null : encoded(body);
  const lines = [
    `${method} ${target} HTTP/1.1`,
    'Host: 127.0.0.1',
    ...headers.map(([name, value]) => `${name}: ${value}`),
    ...(content ? [`Content-Length: ${content.length}`] : []),
  ];
  const head = Buffer.from(`${lines.join('\r\n')}\r\n\r\n`, 'latin1');
  return content ? Buffer.concat([head, content]) : head;
}

function encoded(text: string): Buffer {
  if (text.isWellFormed()) return Buffer.from(text, 'utf8');
  const parts = [...text].map((unit) => {
    const code = unit.charCodeAt(0);
    const lone = unit.length === 1 && code >= 0xd800 && code <= 0xdfff;
    return lone ? Buffer.from([0xed, 0x80 | ((code >> 6) & 0x3f), 0x80 | (code & 0x3f)]) : Buffer.from(unit);
  });
  return Buffer.concat(parts);
}

const MOST_SHOWN = 4000;

/** The request as a command for a shell, to be repeated by hand. */
export function asCurl({ method, target, headers, body }: WireRequest, base: string): string {
  const quote = (text: string): string => `'${text.replaceAll("'", `'\\''`)}'`;
  const parts = [
    `curl -i -X ${method} --path-as-is ${quote(`${base}${target}`)}`,
    ...headers.map(([name, value]) => `-H ${quote(value === '' ? `${name};` : `${name}: ${value}`)}`),
    ...(body === null ? [] : [`--data-binary ${quote(body)}`]),
  ];
  const text = parts.join(' ');
  return text.length <= MOST_SHOWN ? text : `${text.slice(0, MOST_SHOWN)}… (${text.length} characters)`;
}
