import type { FastifyRequest } from 'fastify';
import type { Caller, OperatorContext, OrganisationFacts, RequestContext } from './request-context';

/** A request as it gathers what is known about it: first who asks (guard), then the context (interceptors). */
export interface ContraRequest extends FastifyRequest {
  access?: { readonly caller: Caller; readonly organisation: OrganisationFacts | null };
  /** Of the body, as it came. */
  bodyBytes?: number;
  contra?: OperatorContext | RequestContext;
}
