import type { AccessRule } from '../platform/access/scopes';
import { isReference, refTo, type Operation } from './document';
import { problemAnswers } from './problem-answers';
import { isRepeatable } from './problem-names';
import { addExamples } from './recorded-examples';
import { headersOf, type Traits } from './response-headers';
import type { RouteFacts } from './routes';

const SUCCESS: Readonly<Record<string, string>> = {
  '200': 'Done; the answer.',
  '201': 'Made; the answer shows it.',
  '202': 'Taken on; it is done in the background.',
  '204': 'Done; there is nothing to show.',
  '304': 'What `If-None-Match` names is what would be sent.',
};

/** Adds to an operation what its decorators and the conventions of the API say of it. */
export function completeOperation(operation: Operation, facts: RouteFacts): void {
  const { object, method } = operation;
  const { access } = facts;
  const repeatable = isRepeatable(method, access);
  const conditional = '304' in object.responses;
  describeAccess(operation, access);
  for (const [status, answer] of Object.entries(object.responses)) {
    if (isReference(answer)) continue;
    answer.description ||= SUCCESS[status] ?? '';
    answer.headers = headersOf(status, typeof access === 'object', { repeatable, conditional });
  }
  object.responses = { ...object.responses, ...problemAnswers(operation, facts) };
  addParameters(operation, access, { repeatable, conditional });
  addExamples(operation);
}

function describeAccess({ object }: Operation, access: RouteFacts['access']): void {
  if (access === 'public' || access === undefined) {
    object.security = [];
    object['x-required-scopes'] = [];
    object.description = 'No key needed.';
    return;
  }
  const { scopes, kinds } = access;
  // One requirement a scope: any of them will do. Roles of a scheme other than OAuth may stand here since 3.1.
  object.security = scopes.map((scope) => ({ apiKey: [scope] }));
  object['x-required-scopes'] = scopes;
  if (kinds) object['x-key-kinds'] = kinds;
  const words = [
    object.description,
    `**Scope:** ${scopes.map((scope) => `\`${scope}\``).join(' or ')}`,
    kinds && `**Keys:** ${kinds.join(' or ')}`,
  ];
  object.description = words.filter(Boolean).join('\n\n');
}

function addParameters(
  { object }: Operation,
  access: AccessRule | 'public' | undefined,
  { repeatable, conditional }: Traits,
): void {
  const own = object.parameters ?? [];
  for (const each of own) {
    if ('in' in each && each.in === 'path') each.description ??= 'Its id.';
  }
  const inOrganisation = typeof access === 'object' && access.organisation !== 'none';
  object.parameters = [
    ...own,
    ...(conditional ? [refTo('parameters', 'IfNoneMatch')] : []),
    ...(repeatable ? [refTo('parameters', 'IdempotencyKey')] : []),
    ...(inOrganisation ? [refTo('parameters', 'Organisation')] : []),
    refTo('parameters', 'RequestId'),
  ];
}
