import type { ExportFormat, ExportSource } from './export-format';
import { sourceDocuments } from './saft/documents';
import { generalLedger } from './saft/general-ledger';
import { header } from './saft/header';
import { masterFiles } from './saft/master-files';
import { spanOf } from './statutory/span';
import { pieces } from './statutory/pieces';
import { assertTwoDecimals, assertWhole, notConfigured } from './statutory/refusals';

/**
 * Standard Audit File – Tax: the OECD's skeleton (version 2.00) as the Norwegian schema "SAF-T Financial 1.30" has it, whose
 * elements, orders and lengths are kept whatever the country. UTF-8, amounts with two decimals. docs/exports-saft.md.
 */
export const saft: ExportFormat = {
  contentType: 'application/xml; charset=utf-8',
  extension: 'xml',
  fileName,
  write,
};

const ROOT = '<AuditFile xmlns="urn:StandardAuditFile-Taxation-Financial:NO">';

/** Skatteetaten: kind of file, number of the company and the moment of its making, with underscores between. */
function fileName({ organisation, createdAt }: ExportSource): string {
  const number = registered(organisation.registrationNumber).replace(/[^A-Za-z0-9-]/g, '');
  return `SAF-T Financial_${number}_${createdAt.toISOString().replace(/\D/g, '').slice(0, 14)}.xml`;
}

function registered(number: string | null): string {
  if (number !== null) return number;
  throw notConfigured(
    'saft',
    ['registrationNumber'],
    'A SAF-T file names the company by its number in the register: set it as `registrationNumber` of the organisation',
  );
}

async function* write(source: ExportSource): AsyncGenerator<string> {
  assertWhole('saft', source);
  assertTwoDecimals('saft', source);
  const span = await spanOf(source);
  const texts = async function* (): AsyncGenerator<string> {
    yield `<?xml version="1.0" encoding="UTF-8"?>\n${ROOT}`;
    yield header(source, span);
    yield* masterFiles(source, span);
    yield* generalLedger(source);
    yield* sourceDocuments(source, span);
    yield '</AuditFile>\n';
  };
  yield* pieces(texts());
}
