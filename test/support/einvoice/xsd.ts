import { spawnSync } from 'node:child_process';
import { join, resolve } from 'node:path';

const ROOT = resolve(__dirname, '../../..');
const FACTUR_X = join(ROOT, 'node_modules/@stackforge-eu/factur-x/schema/en16931/FACTUR-X_EN16931.xsd');
const UBL = join(ROOT, 'test/data/einvoice/ubl');

const SCHEMAS = {
  cii: FACTUR_X,
  invoice: join(UBL, 'Invoice.xsd'),
  credit_note: join(UBL, 'CreditNote.xsd'),
} as const;

const schemaOf = (xml: string): keyof typeof SCHEMAS =>
  xml.includes('<rsm:CrossIndustryInvoice') ? 'cii' : xml.includes('<CreditNote') ? 'credit_note' : 'invoice';

/** What goes through the pipe at once: a thousand lines are a megabyte and more. */
const BATCH = 250;

/** The faults of each document by the schema of its syntax, by libxml2 in a process of its own; none of a valid one. */
export function faultsByXsd(documents: readonly string[]): string[][] {
  const batches = Math.ceil(documents.length / BATCH);
  return Array.from({ length: batches }, (_, at) => documents.slice(at * BATCH, (at + 1) * BATCH)).flatMap(
    faultsOfBatch,
  );
}

function faultsOfBatch(documents: readonly string[]): string[][] {
  const { stdout, stderr, status } = spawnSync(process.execPath, [join(__dirname, 'validate-xsd.mjs')], {
    input: JSON.stringify({
      schemas: SCHEMAS,
      documents: documents.map((xml) => ({ schema: schemaOf(xml), xml })),
    }),
    encoding: 'utf8',
    maxBuffer: 64 * 1024 * 1024,
  });
  if (status !== 0) throw new Error(`The XSD validator failed: ${stderr}`);
  return JSON.parse(stdout) as string[][];
}
