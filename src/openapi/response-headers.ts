import { refTo, type Reference } from './document';

/** Answers that are given before the key is known, or by what stands before the service. */
const UNCOUNTED = new Set(['401', '413', '415', '500', '503']);

export function headersOf(status: string, secured: boolean, repeatable = false): Record<string, Reference> {
  const names = ['X-Request-Id'];
  if (repeatable && status.startsWith('2')) names.push('Idempotent-Replayed');
  if (secured && !UNCOUNTED.has(status))
    names.push('RateLimit-Limit', 'RateLimit-Remaining', 'RateLimit-Reset');
  if (status === '429' || status === '503') names.push('Retry-After');
  if (status === '401') names.push('WWW-Authenticate');
  return Object.fromEntries(names.map((name) => [name, refTo('headers', name)]));
}
