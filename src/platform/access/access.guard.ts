import { Injectable, type CanActivate, type ExecutionContext } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import type { FastifyReply } from 'fastify';
import { DomainError, notFound } from '../../domain/errors';
import { Clock } from '../clock';
import { isId } from '../ids';
import type { ContraRequest } from '../request-context/contra-request';
import { inRanges } from './ip-ranges';
import { KeyDirectory, type KnownKey } from './key-directory';
import { LastUsed } from './last-used';
import { RateLimit } from './rate-limit';
import { ACCESS_RULE, holdsOneOf, type AccessRule } from './scopes';

/** Who asks, for which organisation, and may they: the first thing that every request meets. */
@Injectable()
export class AccessGuard implements CanActivate {
  constructor(
    private readonly reflector: Reflector,
    private readonly keys: KeyDirectory,
    private readonly lastUsed: LastUsed,
    private readonly rateLimit: RateLimit,
    private readonly clock: Clock,
  ) {}

  async canActivate(context: ExecutionContext): Promise<boolean> {
    const rule = this.reflector.getAllAndOverride<AccessRule | 'public' | undefined>(ACCESS_RULE, [
      context.getHandler(),
      context.getClass(),
    ]);
    if (rule === 'public') return true;
    if (!rule) throw new DomainError('insufficient_scope', 'This route is open to nobody.');
    const request = context.switchToHttp().getRequest<ContraRequest>();
    const reply = context.switchToHttp().getResponse<FastifyReply>();
    const named = namedOrganisation(request);
    const key = await this.authenticate(request, named);
    await this.rateLimit.take(key.caller.keyId, reply);
    authorise(key, rule);
    request.access = { caller: key.caller, organisation: organisationFor(key, rule, named) };
    this.lastUsed.note(key.caller.keyId, this.clock.now());
    return true;
  }

  private async authenticate(request: ContraRequest, named: string | null): Promise<KnownKey> {
    await this.rateLimit.refuseGuessing(request.ip);
    const [scheme = '', secret = ''] = (request.headers.authorization ?? '').split(/ +(.*)/s);
    if (scheme.toLowerCase() !== 'bearer' || secret === '') {
      throw new DomainError('unauthorized', 'Send an API key: Authorization: Bearer contra_…');
    }
    const key = await this.keys.find(secret.trim(), named);
    const now = this.clock.now();
    const refusal = !key
      ? 'The API key is not known; check it for typing errors.'
      : key.revokedAt !== null
        ? 'The API key has been revoked.'
        : key.expiresAt && key.expiresAt <= now
          ? 'The API key has expired.'
          : !inRanges(request.ip, key.ipRanges)
            ? 'The API key may not be used from this address.'
            : null;
    if (key && refusal === null) return key;
    await this.rateLimit.noteGuess(request.ip);
    throw new DomainError('unauthorized', refusal ?? '');
  }
}

function namedOrganisation(request: ContraRequest): string | null {
  const header = request.headers['contra-organisation'];
  return typeof header === 'string' && header !== '' ? header : null;
}

function authorise({ caller }: KnownKey, rule: AccessRule): void {
  if (rule.kinds && !rule.kinds.includes(caller.kind)) {
    throw new DomainError('insufficient_scope', `This takes a key of kind ${rule.kinds.join(' or ')}.`, {
      requiredKinds: rule.kinds,
      requiredScopes: rule.scopes,
    });
  }
  if (!holdsOneOf(caller, rule.scopes)) {
    throw new DomainError('insufficient_scope', `The key lacks the scope ${rule.scopes.join(' or ')}.`, {
      requiredScopes: rule.scopes,
    });
  }
}

/** A client key may name its own organisation in the header, but no other; staff and directory keys must name one. */
function organisationFor(key: KnownKey, rule: AccessRule, named: string | null): KnownKey['organisation'] {
  const { caller, organisation } = key;
  if (rule.organisation === 'none') return null;
  if (named === null && caller.kind !== 'client') {
    if (rule.organisation === 'optional' && caller.kind === 'staff') return null;
    throw new DomainError(
      'organisation_required',
      'Name the organisation in the header Contra-Organisation.',
      {
        errors: [{ field: 'Contra-Organisation', message: 'is required with a key of this kind' }],
      },
    );
  }
  const reachable =
    organisation !== null &&
    (named === null || (isId('org', named) && organisation.id === named)) &&
    (caller.organisations === null || caller.organisations.includes(organisation.id));
  if (!reachable) throw notFound('Organisation', named ?? undefined);
  return organisation;
}
