import type { ConflictReason } from '../platform/errors/conflict-reasons';
import type { ProblemCode } from '../platform/errors/problem-codes';
import type { ProblemName } from '../platform/errors/problems.decorator';
import type { Operation } from './document';
import type { RouteFacts } from './routes';

const WRITES = new Set(['post', 'put', 'patch', 'delete']);

/** What every operation of its kind can be refused with, and what its own decorator adds. */
export function problemsOf({ method, object }: Operation, { access, problems }: RouteFacts): ProblemName[] {
  const names = new Set<ProblemName>(problems);
  const when = (holds: boolean, ...some: ProblemName[]): void => {
    if (holds) some.forEach((name) => names.add(name));
  };
  const takes = (place: string): boolean =>
    object.parameters?.some((each) => 'in' in each && each.in === place) ?? false;
  const hasBody = object.requestBody !== undefined;
  const secured = typeof access === 'object';
  when(hasBody, 'malformed_json', 'payload_too_large', 'unsupported_media_type');
  // Whatever an address holds is checked, also where a route reads nothing of it.
  when(true, 'validation_failed');
  when(takes('path'), 'not_found');
  when(secured, 'unauthorized', 'insufficient_scope', 'rate_limited', 'unavailable');
  when(secured && access.organisation !== 'none', 'organisation_required', 'not_found');
  when(secured && WRITES.has(method), 'conflict:busy');
  when(secured && WRITES.has(method) && access.organisation !== 'none', 'conflict:organisation_reset');
  when(isRepeatable(method, access), 'conflict:idempotency_in_progress', 'idempotency_key_reused');
  when(true, 'internal_error');
  return [...names];
}

/** Whether `Idempotency-Key` is read. */
export const isRepeatable = (method: string, access: RouteFacts['access']): boolean =>
  typeof access === 'object' && (method === 'post' || method === 'patch');

export const codeOf = (name: ProblemName): ProblemCode =>
  name.startsWith('conflict:') ? 'conflict' : (name as ProblemCode);

export const reasonOf = (name: ProblemName): ConflictReason | undefined =>
  name.startsWith('conflict:') ? (name.slice('conflict:'.length) as ConflictReason) : undefined;

/** A component's name may hold no colon. */
export const componentName = (name: ProblemName): string => name.replace(':', '.');
