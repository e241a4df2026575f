import type { FastifyReply, FastifyRequest } from 'fastify';

/** What is answered is data: a browser that is led to it runs, frames, guesses, keeps and passes on nothing of it. */
const FOR_DATA: Readonly<Record<string, string>> = {
  'Cache-Control': 'no-store',
  'Content-Security-Policy':
    "default-src 'none'; frame-ancestors 'none'; form-action 'none'; base-uri 'none'",
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Cross-Origin-Resource-Policy': 'same-origin',
  'Referrer-Policy': 'no-referrer',
  // Browsers heed it over TLS only, which is the proxy's before the service.
  'Strict-Transport-Security': 'max-age=31536000; includeSubDomains',
  'X-Content-Type-Options': 'nosniff',
  'X-Frame-Options': 'DENY',
  'X-Permitted-Cross-Domain-Policies': 'none',
};

/** The page at /api/docs brings its own scripts and styles, and asks this service only. */
const FOR_DOCUMENTATION: Readonly<Record<string, string>> = {
  ...FOR_DATA,
  'Content-Security-Policy':
    "default-src 'self'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; object-src 'none'; " +
    "frame-ancestors 'none'; form-action 'self'; base-uri 'self'",
};

/** Written out, and the same objects for every answer: to put them together anew for each costs a tenth of a small request. */
export const securityHeadersFor = (path: string): Readonly<Record<string, string>> =>
  path.startsWith('/api/docs') ? FOR_DOCUMENTATION : FOR_DATA;

/** Call it before anything else is known of the request: refusals carry them as well. A route may replace one. */
export function addSecurityHeaders(request: FastifyRequest, reply: FastifyReply): void {
  void reply.headers(securityHeadersFor(request.url));
}
