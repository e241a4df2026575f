/** Where a request has its `Idempotency-Key`: each time it is sent another one of as many characters stands there. */
export const KEY_SLOT = 'idempotency-key-of-24-ch';

interface Wanted {
  readonly method: 'GET' | 'POST';
  /** Below /api/v1. */
  readonly path: string;
  readonly key: string;
  readonly body?: object;
  /** With an `Idempotency-Key` of its own each time. */
  readonly idempotent?: boolean;
}

/** A whole request, ready to be written to a connection as often as wanted. */
export function requestText({ method, path, key, body, idempotent = false }: Wanted): string {
  const text = body === undefined ? '' : JSON.stringify(body);
  return [
    `${method} /api/v1${path} HTTP/1.1`,
    'Host: 127.0.0.1',
    `Authorization: Bearer ${key}`,
    ...(idempotent ? [`Idempotency-Key: ${KEY_SLOT}`] : []),
    ...(body === undefined
      ? []
      : ['Content-Type: application/json', `Content-Length: ${Buffer.byteLength(text)}`]),
    '',
    text,
  ].join('\r\n');
}
