import { refTo, type Reference } from './document';

/** Answers that are given before the key is known, or by what stands before the service. */
const UNCOUNTED = new Set(['401', '413', '415', '500', '503']);

/** Of an operation. */
export interface Traits {
  /** Takes an `Idempotency-Key`. */
  readonly repeatable: boolean;
  /** Takes `If-None-Match`. */
  readonly conditional: boolean;
}

export function headersOf(
  status: string,
  secured: boolean,
  { repeatable, conditional }: Traits = { repeatable: false, conditional: false },
): Record<string, Reference> {
  const names = ['X-Request-Id'];
  if (conditional && (status === '200' || status === '304')) names.push('ETag');
  if (repeatable && status.startsWith('2')) names.push('Idempotent-Replayed');
  if (secured && !UNCOUNTED.has(status))
    names.push('RateLimit-Limit', 'RateLimit-Remaining', 'RateLimit-Reset');
  if (status === '429' || status === '503') names.push('Retry-After');
  if (status === '401') names.push('WWW-Authenticate');
  return Object.fromEntries(names.map((name) => [name, refTo('headers', name)]));
}
