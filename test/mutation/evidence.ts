import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { FailedTest } from './suite';

/** By guard, the first test that failed without it; null where none did. */
export type Evidence = Readonly<Record<string, FailedTest | null>>;

const FILE = join(__dirname, 'missed-by.json');

export const readEvidence = (): Evidence =>
  existsSync(FILE) ? (JSON.parse(readFileSync(FILE, 'utf8')) as Evidence) : {};

/** Sorted, so that a change shows as what it is. */
export function writeEvidence(evidence: Evidence): void {
  const sorted = Object.entries(evidence).sort(([a], [b]) => (a < b ? -1 : 1));
  writeFileSync(FILE, `${JSON.stringify(Object.fromEntries(sorted), null, 2)}\n`);
}

/** Specs that compare the catalogue with a list. They notice that something is gone, not that it no longer holds. */
const LISTS = /guards\/(?:catalogue|functions|schema)\.spec\.ts$/;

export type Strength = 'behaviour' | 'list' | 'none';

export function strengthOf(found: FailedTest | null | undefined): Strength {
  if (found === null || found === undefined) return 'none';
  return LISTS.test(found.spec) ? 'list' : 'behaviour';
}
