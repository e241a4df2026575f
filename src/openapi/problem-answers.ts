import { CONFLICT_REASONS } from '../platform/errors/conflict-reasons';
import { PROBLEM_CODES } from '../platform/errors/problem-codes';
import type { ProblemName } from '../platform/errors/problems.decorator';
import { refTo, type Example, type Operation, type Reference, type Response } from './document';
import { CONFLICT_EXAMPLES, PROBLEM_EXAMPLES, type ProblemExample } from './problem-examples.data';
import { codeOf, componentName, problemsOf, reasonOf } from './problem-names';
import { headersOf } from './response-headers';
import type { RouteFacts } from './routes';

type Examples = Record<string, Example | Reference>;

/** Each the one refusal of its status, and the same for every operation. */
const ALIKE = [
  'unauthorized',
  'payload_too_large',
  'unsupported_media_type',
  'rate_limited',
  'internal_error',
  'unavailable',
] as const satisfies readonly ProblemName[];

/** The refusals of an operation by status, each code with an example. */
export function problemAnswers(
  operation: Operation,
  facts: RouteFacts,
): Record<string, Response | Reference> {
  const byStatus = new Map<number, ProblemName[]>();
  for (const name of problemsOf(operation, facts)) {
    const [status] = PROBLEM_CODES[codeOf(name)];
    byStatus.set(status, [...(byStatus.get(status) ?? []), name]);
  }
  const answers = [...byStatus].map(([status, names]): [string, Response | Reference] => {
    const alike = ALIKE.find((name) => names[0] === name);
    return [String(status), alike ? refTo('responses', alike) : answer(names, operation, facts)];
  });
  return Object.fromEntries(answers);
}

/** What the answers of operations refer to. */
export function sharedProblems(): {
  examples: Record<string, Example>;
  responses: Record<string, Response>;
} {
  const codes = (Object.keys(PROBLEM_EXAMPLES) as (keyof typeof PROBLEM_EXAMPLES)[]).filter(
    (code) => code !== 'insufficient_scope' && code !== 'not_found',
  );
  const names = [...codes, ...CONFLICT_REASONS.map((reason) => `conflict:${reason}` as const)];
  return {
    examples: Object.fromEntries(
      names.map((name) => [componentName(name), exampleOf(name, '/api/v1/…', told(name))]),
    ),
    responses: Object.fromEntries(
      ALIKE.map((name) => {
        const [status] = PROBLEM_CODES[name];
        return [name, response([name], { [name]: refTo('examples', name) }, headersOf(String(status), true))];
      }),
    ),
  };
}

function answer(names: readonly ProblemName[], { path }: Operation, facts: RouteFacts): Response {
  const [first] = names;
  const [status] = first ? PROBLEM_CODES[codeOf(first)] : [500];
  const examples = names.map((name): [string, Example | Reference] => {
    const here = toldHere(name, path, facts);
    const instance = path.replace(/\{.*?\}/g, '…');
    return [
      componentName(name),
      here ? exampleOf(name, instance, here) : refTo('examples', componentName(name)),
    ];
  });
  const secured = typeof facts.access === 'object';
  return response(names, Object.fromEntries(examples), headersOf(String(status), secured));
}

function response(
  names: readonly ProblemName[],
  examples: Examples,
  headers: Record<string, Reference>,
): Response {
  return {
    description: names.map((name) => `\`${name}\``).join(', '),
    headers,
    content: { 'application/problem+json': { schema: refTo('schemas', 'Problem'), examples } },
  };
}

function exampleOf(name: ProblemName, instance: string, { detail, members }: ProblemExample): Example {
  const code = codeOf(name);
  const reason = reasonOf(name);
  const [status, title] = PROBLEM_CODES[code];
  const type = `urn:contra:problem:${code}`;
  const requestId = 'req_01kq2ct8g0f4k8z3m9w5r7x2qr';
  return {
    summary: reason === undefined ? title : `${title}: ${reason}`,
    value: { type, title, status, detail, instance, code, requestId, ...(reason && { reason }), ...members },
  };
}

function told(name: ProblemName): ProblemExample {
  const reason = reasonOf(name);
  return reason ? CONFLICT_EXAMPLES[reason] : PROBLEM_EXAMPLES[name as keyof typeof PROBLEM_EXAMPLES];
}

/** What names something of the operation itself. */
function toldHere(name: ProblemName, path: string, { access }: RouteFacts): ProblemExample | null {
  if (name === 'not_found') return notFound(path);
  if (name !== 'insufficient_scope' || typeof access !== 'object') return null;
  const detail = `The key lacks the scope ${access.scopes.join(' or ')}.`;
  return { detail, members: { requiredScopes: access.scopes } };
}

const KINDS: readonly (readonly [path: RegExp, what: string, prefix: string])[] = [
  [/credit-notes\/\{/, 'Credit note', 'cn'],
  [/customers\/\{/, 'Customer', 'cus'],
  [/accounts\/\{/, 'Account', 'acc'],
  [/entries\/\{/, 'Journal entry', 'je'],
  [/periods\/\{/, 'Period', 'per'],
  [/api-keys\/\{/, 'API key', 'key'],
  [/./, 'Organisation', 'org'],
];

function notFound(path: string): ProblemExample {
  const [, what = '', prefix = ''] = KINDS.find(([pattern]) => pattern.test(path)) ?? [];
  const id = `${prefix}_…`;
  return { detail: `${what} ${id} not found`, members: { what, id } };
}
