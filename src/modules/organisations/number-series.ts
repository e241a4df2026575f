import { conflict, DomainError, invalid } from '../../domain/errors';
import { fitSequence, parsePattern } from '../../domain/numbering/pattern';
import { DOCUMENT_TABLES, type DocumentType } from '../../platform/database/document-tables';
import type { Tx } from '../../platform/database/transaction';

export const DEFAULT_SERIES: Readonly<Record<DocumentType, string>> = {
  credit_note: 'CN-{YYYY}-{seq:4}',
  invoice: 'INV-{YYYY}-{seq:4}',
};

export async function numberSeriesOf(
  tx: Tx,
  organisationId = tx.organisationId,
): Promise<Record<string, string>> {
  const rows = await tx.query<{ document_type: string; pattern: string }>(
    `SELECT document_type, pattern FROM number_series WHERE organisation_id = $1 ORDER BY document_type`,
    [organisationId],
  );
  return Object.fromEntries(rows.map((row) => [row.document_type, row.pattern]));
}

/**
 * Stages new patterns. Each pattern counts by itself, so going back to an earlier one continues it. A pattern that would
 * one day make a number that stands on a document already is refused: it could not stay gapless.
 */
export async function changeNumberSeries(tx: Tx, change: Readonly<Record<string, string>>): Promise<void> {
  for (const [documentType, pattern] of Object.entries(change)) {
    const field = `numberSeries.${documentType}`;
    if (!isNumbered(documentType)) throw invalid(field, 'is not a document type with a number series');
    await assertFree(tx, documentType, pattern, field);
    tx.writes.update(
      `UPDATE number_series SET pattern = $3 WHERE organisation_id = $1 AND document_type = $2`,
      [tx.organisationId, documentType, pattern],
    );
  }
}

const isNumbered = (documentType: string): documentType is DocumentType =>
  Object.hasOwn(DOCUMENT_TABLES, documentType);

async function assertFree(tx: Tx, documentType: DocumentType, pattern: string, field: string): Promise<void> {
  const parsed = parse(pattern, field);
  const outside = await tx.query<{ number: string }>(
    `SELECT number FROM ${DOCUMENT_TABLES[documentType]}
     WHERE organisation_id = $1 AND number IS NOT NULL AND (series_key IS NULL OR NOT (series_key = $2 OR starts_with(series_key, $2 || ':')))`,
    [tx.organisationId, pattern],
  );
  const taken = outside.find(({ number }) => fitSequence(parsed, number) !== null);
  if (taken) {
    throw conflict(
      'number_series_taken',
      `The document ${taken.number} already has a number of this pattern.`,
      {
        number: taken.number,
      },
    );
  }
}

function parse(pattern: string, field: string): ReturnType<typeof parsePattern> {
  try {
    return parsePattern(pattern);
  } catch (error) {
    if (error instanceof DomainError) throw invalid(field, error.message);
    throw error;
  }
}
