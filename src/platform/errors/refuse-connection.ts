import type { Socket } from 'node:net';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { DomainError, invalid, notFound } from '../../domain/errors';
import { newId } from '../ids';
import { problemOf, type Problem } from './problem';
import { sendProblem } from './problem.filter';

interface Coded extends Error {
  readonly code?: string;
}

/** An address that reaches no route, as it cannot be decoded or is too long to name anything. */
export function refuseAddress(error: Coded, request: FastifyRequest, reply: FastifyReply): void {
  const refusal =
    error.code === 'FST_ERR_MAX_PARAM_LENGTH'
      ? notFound('Address')
      : invalid('path', 'must be a valid URL path');
  // No hook runs before there is a route.
  void reply.header('X-Request-Id', request.id);
  sendProblem(reply, problemOf(refusal, { instance: pathOf(request.url), requestId: request.id }));
}

/** Bytes that are no HTTP request, or not within the time and size allowed: answered in the same form as everything else. */
export function refuseConnection(error: Coded, socket: Socket): void {
  if (error.code === 'ECONNRESET' || socket.destroyed) return;
  const requestId = newId('req');
  if (socket.writable)
    socket.write(answer(problemOf(refusalOf(error), { instance: '/', requestId }), requestId));
  socket.destroy(error);
}

function refusalOf({ code }: Coded): DomainError {
  if (code === 'HPE_HEADER_OVERFLOW')
    return new DomainError('payload_too_large', 'The headers are too large.');
  if (code === 'ERR_HTTP_REQUEST_TIMEOUT')
    return invalid('request', 'did not arrive within the time allowed');
  return invalid('request', 'is not valid HTTP');
}

function answer(problem: Problem, requestId: string): string {
  const body = JSON.stringify(problem);
  return [
    `HTTP/1.1 ${problem.status} ${problem.title}`,
    'Content-Type: application/problem+json; charset=utf-8',
    `Content-Length: ${Buffer.byteLength(body)}`,
    `X-Request-Id: ${requestId}`,
    'Connection: close',
    '',
    body,
  ].join('\r\n');
}

/** As much of an address as may be repeated to the caller: an unescaped line break could not have come this far. */
function pathOf(url: string): string {
  return (url.split('?', 1)[0] ?? '').slice(0, 200);
}
