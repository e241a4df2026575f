import { createHash } from 'node:crypto';
import type { ExportBatchView, ExportFileView, ExportManifestView } from '../dto/export-batch.dto';
import type { ExportBatchEntity } from './export-batch.entity';

/** The manifest's text; its hash stands for the whole batch, as it names the hash of each file. */
export function manifestOf(facts: ExportManifestView): { readonly text: string; readonly sha256: Buffer } {
  const text = `${JSON.stringify(facts, null, 2)}\n`;
  return { text, sha256: createHash('sha256').update(text).digest() };
}

export function batchView(batch: ExportBatchEntity, { test }: { test: boolean }): ExportBatchView {
  const facts = JSON.parse(batch.manifest) as ExportManifestView;
  return { id: batch.id, ...facts, sha256: batch.sha256.toString('hex'), createdBy: batch.createdBy, test };
}

/** The file of a batch by its number; undefined where it has none of it. */
export const fileOf = (batch: ExportBatchEntity, fileNo: string): ExportFileView | undefined =>
  batchView(batch, { test: false }).files.find((file) => String(file.fileNo) === fileNo);
