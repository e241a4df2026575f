import { beancount } from './beancount';
import { csv } from './csv';
import { datev } from './datev';
import type { ExportFormat } from './export-format';
import { fec } from './fec';
import { hledger } from './hledger';
import { jsonl } from './jsonl';
import { ledger } from './ledger';
import { saft } from './saft';
import { xlsx } from './xlsx';

export type { ExportFormat, ExportQuery, ExportSource } from './export-format';

export const exportFormats = {
  csv,
  jsonl,
  xlsx,
  hledger,
  ledger,
  beancount,
  datev,
  fec,
  saft,
} as const satisfies Record<string, ExportFormat>;

export type FormatName = keyof typeof exportFormats;

export const FORMAT_NAMES = Object.keys(exportFormats) as readonly FormatName[];

export const formatNamed = (name: FormatName): ExportFormat => exportFormats[name];
