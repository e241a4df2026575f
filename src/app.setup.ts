import type { IncomingMessage } from 'node:http';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import type { FastifyInstance } from 'fastify';
import type { Config } from './platform/config/config';
import { ProblemFilter } from './platform/errors/problem.filter';
import { refuseAddress, refuseConnection } from './platform/errors/refuse-connection';
import { jsonOfAnswer } from './platform/idempotency/answer-texts';
import { checkContent } from './platform/validation/body-check';
import { acceptJsonOnly } from './platform/validation/json-body';
import { validationPipe } from './platform/validation/validation.pipe';
import { newId } from './platform/ids';
import { endConnectionsWhenDraining } from './platform/operations/draining';
import { passOverExpectations } from './platform/operations/expectations';
import { observeRequests } from './platform/operations/observe-requests';
import { addSecurityHeaders } from './platform/operations/security-headers';
import { refusalOfLength, serverSettings } from './platform/operations/server-limits';
import { prefixRoutes } from './route-prefix';
import { bindPlainly } from './bind-plainly';
import { interceptUnbound } from './every-request.interceptor';
import { serveDocumentation } from './openapi/documentation';

bindPlainly();
interceptUnbound();

const BATCH_BODY_LIMIT = 32 * 1024 * 1024;
const REQUEST_ID = /^[\w.:-]{1,128}$/;

/** The HTTP server, the same for the service and for its tests. */
export function createAdapter(config: Config): FastifyAdapter {
  const adapter = new FastifyAdapter({
    bodyLimit: config.bodyLimitBytes,
    trustProxy: typeof config.trustProxy === 'object' ? [...config.trustProxy] : config.trustProxy,
    forceCloseConnections: 'idle',
    routerOptions: { maxParamLength: 200 },
    ...serverSettings(config),
    // What arrives while the server closes is served like the rest, not refused.
    return503OnClosing: false,
    // No middleware in the manner of Express: nothing is to look for it with every request.
    skipMiddie: true,
    frameworkErrors: refuseAddress,
    clientErrorHandler: refuseConnection,
    genReqId: (request: IncomingMessage) => {
      const given = request.headers['x-request-id'];
      return typeof given === 'string' && REQUEST_ID.test(given) ? given : newId('req');
    },
  });
  const fastify = adapter.getInstance<FastifyInstance>();
  fastify.server.maxConnections = config.maxConnections;
  passOverExpectations(fastify.server);
  acceptJsonOnly(fastify);
  fastify.setReplySerializer(jsonOfAnswer);
  fastify.addHook('onRoute', (route) => {
    if (/\/(batch|import|attachments)$/.test(route.url))
      route.bodyLimit = Math.max(BATCH_BODY_LIMIT, config.bodyLimitBytes);
  });
  fastify.addHook('onRequest', (request, reply, done) => {
    void reply.header('X-Request-Id', request.id);
    addSecurityHeaders(request, reply);
    done(refusalOfLength(request.url));
  });
  fastify.addHook('preValidation', (request, _reply, done) => {
    try {
      checkContent(request.body);
      checkContent(request.params);
      checkContent(request.query);
      done();
    } catch (error) {
      done(error as Error);
    }
  });
  return adapter;
}

/** Pipes, filter, prefix and documentation. */
export function setUp(app: NestFastifyApplication): void {
  prefixRoutes(app);
  app.useGlobalPipes(validationPipe());
  app.useGlobalFilters(new ProblemFilter());
  observeRequests(app);
  endConnectionsWhenDraining(app);
  serveDocumentation(app);
}
