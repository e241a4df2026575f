import { applyDecorators, StreamableFile } from '@nestjs/common';
import { ApiOkResponse, ApiResponse } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { contentDisposition } from '../../platform/files/content-disposition';
import type { DocumentFile } from './documents';

/** The file, or 304 to whoever has these very bytes already. */
export function sendFile(
  request: FastifyRequest,
  reply: FastifyReply,
  { content, mediaType, fileName, sha256 }: DocumentFile,
): StreamableFile | undefined {
  const etag = `"${sha256}"`;
  void reply
    .header('ETag', etag)
    .header('Cache-Control', 'private, no-cache')
    .header('X-Content-Type-Options', 'nosniff');
  const known = request.headers['if-none-match'];
  if (known !== undefined && (known.trim() === '*' || known.includes(etag))) {
    void reply.code(304);
    return undefined;
  }
  return new StreamableFile(content, {
    type: mediaType,
    disposition: contentDisposition(fileName),
    length: content.length,
  });
}

/** Describes the answer that is a file, and the one to whoever has it. */
export const AnswersFile = (mediaType: DocumentFile['mediaType']): MethodDecorator =>
  applyDecorators(
    ApiOkResponse({ content: { [mediaType]: { schema: { type: 'string', format: 'binary' } } } }),
    ApiResponse({ status: 304, description: '' }),
  );
