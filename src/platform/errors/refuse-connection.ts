import type { ServerResponse } from 'node:http';
import type { Socket } from 'node:net';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { DomainError, invalid, notFound } from '../../domain/errors';
import { newId } from '../ids';
import { refusalOfLength } from '../operations/server-limits';
import { addSecurityHeaders, securityHeadersFor } from '../operations/security-headers';
import { problemOf, type Problem } from './problem';
import { sendProblem } from './problem.filter';

interface Coded extends Error {
  readonly code?: string;
}

/** An address that reaches no route, as it cannot be decoded or is too long to name anything. */
export function refuseAddress(error: Coded, request: FastifyRequest, reply: FastifyReply): void {
  const refusal =
    refusalOfLength(request.url) ??
    (error.code === 'FST_ERR_MAX_PARAM_LENGTH'
      ? notFound('Address')
      : invalid('path', 'must be a valid URL path'));
  // No hook runs before there is a route.
  void reply.header('X-Request-Id', request.id);
  addSecurityHeaders(request, reply);
  sendProblem(reply, problemOf(refusal, { instance: pathOf(request.url), requestId: request.id }));
}

/**
 * Bytes that are no HTTP request, or not within the time and size allowed: answered in the same form as everything else. Where
 * bytes follow a request that has arrived in full, that one is answered first, and these are not: the client would take the
 * refusal for its answer.
 */
export function refuseConnection(error: Coded, socket: Answering): void {
  const late = error.code === 'ERR_HTTP_REQUEST_TIMEOUT' && socket._httpMessage?.req.complete !== true;
  if (late) unlessItArrived(socket, () => refuse(error, socket));
  else refuse(error, socket);
}

/** How long a late request may go on arriving, without a pause. */
const LAST_LOOK_MS = 1000;

/**
 * Node judges by the clock alone, and after its loop was held up it does so before it reads what has come meanwhile. So that is
 * read first: what the network had in time is not late.
 */
function unlessItArrived(socket: Answering, refuseIt: () => void): void {
  const { bytesWritten } = socket;
  const until = performance.now() + LAST_LOOK_MS;
  const look = (read: number): void => {
    // Runs once all sockets that had something have been read.
    setImmediate(() => {
      if (socket._httpMessage?.req.complete === true || socket.bytesWritten > bytesWritten) return;
      if (socket.bytesRead > read && performance.now() < until) look(socket.bytesRead);
      else refuseIt();
    });
  };
  look(socket.bytesRead);
}

function refuse(error: Coded, socket: Answering): void {
  if (error.code === 'ECONNRESET' || socket.destroyed) return;
  // Opened ahead and never used: the client would take a refusal for the answer to what it sends at that moment.
  if (socket.bytesRead === 0) {
    socket.destroy();
    return;
  }
  const pending = socket._httpMessage;
  if (pending?.req.complete && !pending.writableFinished) {
    pending.once('close', () => socket.destroy(error));
    return;
  }
  const requestId = newId('req');
  if (socket.writable && !pending?.headersSent)
    socket.write(answer(problemOf(refusalOf(error), { instance: '/', requestId }), requestId));
  socket.destroy(error);
}

/** Node keeps the answer that a connection is at, from the end of a request's headers on; its own handler looks there, too. */
interface Answering extends Socket {
  readonly _httpMessage?: ServerResponse | null;
}

const REFUSALS: Readonly<Record<string, DomainError>> = {
  HPE_HEADER_OVERFLOW: new DomainError('headers_too_large', 'The address and the headers are too large.'),
  ERR_HTTP_REQUEST_TIMEOUT: new DomainError(
    'request_timeout',
    'The request did not arrive within the time allowed.',
  ),
};

const refusalOf = ({ code = '' }: Coded): DomainError =>
  REFUSALS[code] ?? invalid('request', 'is not valid HTTP');

function answer(problem: Problem, requestId: string): string {
  const body = JSON.stringify(problem);
  const headers = {
    ...securityHeadersFor('/'),
    'Content-Type': 'application/problem+json; charset=utf-8',
    'Content-Length': String(Buffer.byteLength(body)),
    'X-Request-Id': requestId,
    Connection: 'close',
  };
  const lines = Object.entries(headers).map(([name, value]) => `${name}: ${value}`);
  return [`HTTP/1.1 ${problem.status} ${problem.title}`, ...lines, '', body].join('\r\n');
}

/** As much of an address as may be repeated to the caller: an unescaped line break could not have come this far. */
function pathOf(url: string): string {
  return (url.split('?', 1)[0] ?? '').slice(0, 200);
}
