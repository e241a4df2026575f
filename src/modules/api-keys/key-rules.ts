import { DomainError, invalid } from '../../domain/errors';
import { isIpRange } from '../../platform/access/ip-ranges';
import { holdsOneOf, SCOPES } from '../../platform/access/scopes';
import { isId } from '../../platform/ids';
import type { Caller, OperatorContext } from '../../platform/request-context/request-context';
import type { CreateApiKeyRequest } from './dto/api-key.dto';

/** What a caller may ask of a new key: known scopes, none beyond its own, and operator's kinds only from staff. */
export function assertMayCreate(ctx: OperatorContext, request: CreateApiKeyRequest): void {
  const kind = request.kind ?? 'client';
  request.scopes.forEach((scope, i) => {
    if (!SCOPES.includes(scope)) throw invalid(`scopes.${i}`, 'is not a scope of this API');
  });
  assertMayGrant(ctx.caller, request.scopes);
  (request.ipRanges ?? []).forEach((range, i) => {
    if (!isIpRange(range))
      throw invalid(`ipRanges.${i}`, 'must be an address or a CIDR range such as 192.0.2.0/24');
  });
  if (request.expiresAt !== undefined && new Date(request.expiresAt) <= ctx.now) {
    throw invalid('expiresAt', 'must lie in the future');
  }
  if (ctx.caller.mode === 'test' && !ctx.dry) throw new Error('a test key never writes');
  assertKind(ctx, kind, request.organisations);
}

/** Whoever gets a secret, of a new key or of a rolled one, must hold every right that it carries. */
export function assertMayGrant(caller: Caller, scopes: readonly string[]): void {
  const lacking = scopes.find((scope) => !mayGrant(caller, scope));
  if (lacking === undefined) return;
  throw new DomainError('insufficient_scope', `A key cannot give away the scope ${lacking} that it lacks.`, {
    requiredScopes: [lacking],
  });
}

function assertKind(ctx: OperatorContext, kind: string, organisations: readonly string[] | undefined): void {
  if (kind !== 'client' && ctx.caller.kind !== 'staff') {
    throw new DomainError('insufficient_scope', `Only a staff key makes a key of kind ${kind}.`, {
      requiredKinds: ['staff'],
    });
  }
  if (kind === 'client' && ctx.organisation === null) {
    throw new DomainError(
      'organisation_required',
      'Name the organisation in the header Contra-Organisation.',
      {
        errors: [{ field: 'Contra-Organisation', message: 'is required for a key of kind client' }],
      },
    );
  }
  if (kind === 'directory' && organisations === undefined)
    throw invalid('organisations', 'is required for a key of kind directory');
  if (kind !== 'directory' && organisations !== undefined)
    throw invalid('organisations', 'goes with a key of kind directory only');
  organisations?.forEach((id, i) => {
    if (!isId('org', id)) throw invalid(`organisations.${i}`, 'must be an id such as org_…');
  });
}

function mayGrant(caller: Caller, scope: string): boolean {
  const [resource = '', action = ''] = scope.split(':');
  if (scope === '*') return caller.scopes.includes('*');
  const wanted = action === '*' ? [`${resource}:read`, `${resource}:write`] : [scope];
  return wanted.every((each) => holdsOneOf({ scopes: caller.scopes, mode: 'live' }, [each]));
}
