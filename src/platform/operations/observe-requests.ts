import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { Logger } from '@nestjs/common';
import type { ContraRequest } from '../request-context/contra-request';
import { Metrics } from './metrics';

/** One line and one measurement a request, when its answer has been sent. */
export function observeRequests(app: NestFastifyApplication): void {
  const metrics = app.get(Metrics, { strict: false });
  const logger = new Logger('request');
  app
    .getHttpAdapter()
    .getInstance()
    .addHook('onResponse', (request, reply, done) => {
      const route = request.routeOptions.url ?? 'unmatched';
      const seconds = reply.elapsedTime / 1000;
      metrics.requests.observe({ method: request.method, route, status: String(reply.statusCode) }, seconds);
      const { access } = request as ContraRequest;
      logger.log({
        method: request.method,
        path: request.url.split('?', 1)[0],
        status: reply.statusCode,
        ms: Math.round(reply.elapsedTime * 10) / 10,
        requestId: request.id,
        keyId: access?.caller.keyId,
        organisation: access?.organisation?.id,
      });
      done();
    });
}
