import { applyDecorators, type Type } from '@nestjs/common';
import { ApiExtraModels, ApiOkResponse, getSchemaPath } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { prefersCsv } from './prefers-csv';

interface CsvReport {
  readonly name: string;
  readonly text: string;
}

/** A report as JSON, or as CSV by `?format=csv`, or without a format when `Accept` prefers it. */
export function sendReport<T extends object>(
  reply: FastifyReply,
  format: 'json' | 'csv' | undefined,
  accept: string | undefined,
  report: T,
  asCsv: (report: T) => CsvReport,
): T | string {
  void reply.header('Vary', 'Accept');
  if (format === 'json' || (format === undefined && !prefersCsv(accept))) return report;
  const { name, text } = asCsv(report);
  void reply
    .header('Content-Type', 'text/csv; charset=utf-8; header=present')
    .header('Content-Disposition', `attachment; filename="${name}.csv"`);
  return text;
}

/** Describes the answer that `sendReport` gives. */
export const AnswersReport = (view: Type<object>): MethodDecorator =>
  applyDecorators(
    ApiExtraModels(view),
    ApiOkResponse({
      content: {
        'application/json': { schema: { $ref: getSchemaPath(view) } },
        'text/csv': { schema: { type: 'string' } },
      },
    }),
  );
