import { isUtf8 } from 'node:buffer';
import type { FastifyInstance } from 'fastify';
import { DomainError, invalid } from '../../domain/errors';
import type { ContraRequest } from '../request-context/contra-request';

/**
 * JSON is the only form of body that is read. It has to be UTF-8: bytes that are not would be replaced in silence, and what
 * is booked would differ from what was sent. Of two equal keys the last one counts, as in JSON.parse.
 */
export function acceptJsonOnly(fastify: FastifyInstance): void {
  fastify.removeAllContentTypeParsers();
  fastify.addContentTypeParser(
    'application/json',
    { parseAs: 'buffer' },
    (request: ContraRequest, body: Buffer, done) => {
      request.bodyBytes = body.length;
      try {
        done(null, parseJson(body));
      } catch (error) {
        done(error as Error);
      }
    },
  );
}

function parseJson(body: Buffer): object {
  if (body.length === 0) throw malformed('The body is empty.');
  if (!isUtf8(body)) throw malformed('The body is not encoded in UTF-8.');
  const value = valueOf(body.toString('utf8'));
  if (typeof value !== 'object' || value === null || Array.isArray(value))
    throw invalid('body', 'must be an object');
  return value;
}

/** A key such as `__proto__` becomes a plain key here; `checkContent` refuses it by its name. */
function valueOf(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch (error) {
    throw malformed(error instanceof Error ? error.message : 'The body is not JSON.');
  }
}

const malformed = (message: string): DomainError => new DomainError('malformed_json', message);
