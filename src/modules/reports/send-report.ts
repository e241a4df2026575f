import { applyDecorators, type StreamableFile, type Type } from '@nestjs/common';
import { ApiExtraModels, ApiOkResponse, getSchemaPath } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { invalid } from '../../domain/errors';
import type { PagedReportQuery } from './dto/report-query.dto';
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
  if (!wantsCsv(reply, format, accept)) return report;
  const { name, text } = asCsv(report);
  headers(reply, name);
  return text;
}

interface Forms<T> {
  readonly json: () => Promise<T>;
  readonly csv: () => Promise<StreamableFile>;
  /** Of the file, without its extension. */
  readonly name: string;
}

/** A report that may be long: a page of it as JSON, or all of it as a CSV file that is streamed. */
export async function sendLongReport<T extends object>(
  reply: FastifyReply,
  { format, cursor, limit }: PagedReportQuery,
  accept: string | undefined,
  { json, csv, name }: Forms<T>,
): Promise<T | StreamableFile> {
  if (!wantsCsv(reply, format, accept)) return json();
  if (cursor !== undefined || limit !== undefined)
    throw invalid(cursor === undefined ? 'limit' : 'cursor', 'is for pages: a CSV file holds all rows');
  // What is refused is refused before the headers of a file are sent.
  const file = await csv();
  headers(reply, name);
  return file;
}

function wantsCsv(
  reply: FastifyReply,
  format: 'json' | 'csv' | undefined,
  accept: string | undefined,
): boolean {
  void reply.header('Vary', 'Accept');
  return format === 'csv' || (format === undefined && prefersCsv(accept));
}

function headers(reply: FastifyReply, name: string): void {
  void reply
    .header('Content-Type', 'text/csv; charset=utf-8; header=present')
    .header('Content-Disposition', `attachment; filename="${name}.csv"`);
}

/** Describes the answer that a report gives. */
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
