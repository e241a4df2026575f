import { SetMetadata } from '@nestjs/common';
import type { Caller, KeyKind } from '../request-context/request-context';

const RESOURCES = [
  'credit-notes',
  'invoices',
  'customers',
  'catalogue',
  'payments',
  'journal',
  'periods',
  'accounts',
  'webhooks',
  'keys',
  'organisation',
] as const;

/** Every scope that a key can be given. `*` is all of them. */
export const SCOPES: readonly string[] = [
  '*',
  'reports:read',
  ...RESOURCES.flatMap((resource) => [`${resource}:read`, `${resource}:write`, `${resource}:*`]),
];

export type Scope = `${(typeof RESOURCES)[number]}:${'read' | 'write'}` | 'reports:read';

export const ACCESS_RULE = Symbol('access rule');

export interface AccessRule {
  readonly scopes: readonly Scope[];
  /** Which kinds of key may call; null for all. */
  readonly kinds: readonly KeyKind[] | null;
  /** Whether the route works inside one organisation, which the key or `Contra-Organisation` names. */
  readonly organisation: 'required' | 'optional' | 'none';
}

/** What a route asks of its caller. A route without a rule answers nobody: a test lists all routes. */
export const Access = (
  rule: Partial<AccessRule> & Pick<AccessRule, 'scopes'>,
): MethodDecorator & ClassDecorator =>
  SetMetadata(ACCESS_RULE, { kinds: null, organisation: 'required', ...rule } satisfies AccessRule);

/** One of these scopes, inside an organisation. */
export const Scopes = (...scopes: Scope[]): MethodDecorator & ClassDecorator => Access({ scopes });

/** No key needed: health, metrics, documentation. */
export const Public = (): MethodDecorator & ClassDecorator => SetMetadata(ACCESS_RULE, 'public');

/**
 * Whether a caller holds one of the scopes. `x:*` and `*` cover; invoices cover credit notes, as some clients expect one
 * pair for both; write implies read of the same resource, except for a test key, whose reads would show live data.
 */
export function holdsOneOf(caller: Pick<Caller, 'scopes' | 'mode'>, required: readonly string[]): boolean {
  return required.some((scope) => holds(caller, scope));
}

function holds({ scopes, mode }: Pick<Caller, 'scopes' | 'mode'>, required: string): boolean {
  if (scopes.includes(required) || scopes.includes('*')) return true;
  const [resource = '', action = ''] = required.split(':');
  const actions = action === 'read' && mode === 'live' ? ['read', 'write', '*'] : [action, '*'];
  const resources = resource === 'credit-notes' ? ['credit-notes', 'invoices'] : [resource];
  return resources.some((r) => actions.some((a) => scopes.includes(`${r}:${a}`)));
}
