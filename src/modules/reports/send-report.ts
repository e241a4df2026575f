import type { FastifyReply } from 'fastify';

interface CsvReport {
  readonly name: string;
  readonly text: string;
}

/** A report as JSON, or as CSV by `?format=csv` or `Accept: text/csv`. */
export function sendReport<T extends object>(
  reply: FastifyReply,
  format: 'json' | 'csv' | undefined,
  accept: string | undefined,
  report: T,
  asCsv: (report: T) => CsvReport,
): T | string {
  const csv = format === 'csv' || (format === undefined && /\btext\/csv\b/.test(accept ?? ''));
  if (!csv) return report;
  const { name, text } = asCsv(report);
  void reply
    .header('Content-Type', 'text/csv; charset=utf-8; header=present')
    .header('Content-Disposition', `attachment; filename="${name}.csv"`);
  return text;
}
