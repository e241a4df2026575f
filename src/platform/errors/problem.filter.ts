import { Catch, Logger, type ArgumentsHost, type ExceptionFilter } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { ExportsBusy } from '../database/export-connections';
import { problemOf, type Problem } from './problem';

/** The one place where an error becomes an answer. */
@Catch()
export class ProblemFilter implements ExceptionFilter {
  private readonly logger = new Logger('errors');

  catch(error: unknown, host: ArgumentsHost): void {
    const request = host.switchToHttp().getRequest<FastifyRequest>();
    const reply = host.switchToHttp().getResponse<FastifyReply>();
    const problem = problemOf(error, { instance: request.url.split('?', 1)[0], requestId: request.id });
    if (error instanceof ExportsBusy)
      this.logger.warn({ requestId: request.id, heldBy: error.heldBy }, problem.detail);
    else if (problem.status >= 500) this.logger.error({ err: error, requestId: request.id }, problem.detail);
    if (reply.sent || reply.raw.headersSent) {
      reply.raw.destroy();
      return;
    }
    sendProblem(reply, problem);
  }
}

export function sendProblem(reply: FastifyReply, problem: Problem): void {
  const retryAfter = problem.status === 503 ? 1 : problem['retryAfterSeconds'];
  if (typeof retryAfter === 'number') void reply.header('Retry-After', String(retryAfter));
  if (problem.status === 401) void reply.header('WWW-Authenticate', 'Bearer');
  // Serialised here: Fastify would otherwise look for a schema, and Nest for an adapter's own error shape.
  void reply
    .status(problem.status)
    .header('Content-Type', 'application/problem+json; charset=utf-8')
    .send(JSON.stringify(problem));
}
