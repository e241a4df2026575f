import { csv } from './csv';
import type { ExportFormat } from './export-format';
import { jsonl } from './jsonl';

export type { ExportFormat } from './export-format';

export const exportFormats: Readonly<Record<'csv' | 'jsonl', ExportFormat>> = { csv, jsonl };
