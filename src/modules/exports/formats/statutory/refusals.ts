import { DomainError } from '../../../../domain/errors';
import { minorUnits } from '../../../../domain/money/currency';
import type { ExportQuery, ExportSource } from '../export-format';

/** 422: the organisation's settings lack what the file must name. `settings` are fields of `PATCH /organisation`. */
export const notConfigured = (format: string, settings: readonly string[], message: string): DomainError =>
  new DomainError('export_not_configured', message, { format, settings });

/** 422: the books hold something that the format has no room for, or the query asks for what its program does not take. */
export const unfit = (
  format: string,
  message: string,
  details: Readonly<Record<string, unknown>> = {},
): DomainError => new DomainError('export_unfit', message, { format, ...details });

const FILTERS = ['accountId', 'dimension', 'sourceType'] as const satisfies readonly (keyof ExportQuery)[];

/** These files are of all entries of their days: a query for some of them has no such file. */
export function assertWhole(format: string, { query }: ExportSource): void {
  const found = FILTERS.filter((filter) => query[filter] !== undefined);
  if (found.length === 0) return;
  throw unfit(
    format,
    `A ${format} file holds all entries of its days: ask for it without ${found.join(', ')}`,
    {
      filters: found,
    },
  );
}

/** The amounts of these files have two decimals. */
export function assertTwoDecimals(format: string, { organisation: { baseCurrency } }: ExportSource): void {
  if (minorUnits(baseCurrency) > 2)
    throw unfit(format, `A ${format} file has amounts of two decimals; ${baseCurrency} has more`, {
      baseCurrency,
    });
}
