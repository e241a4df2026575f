import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { FailedTest } from './suite';

/** What became of a guard that was taken out: the first test that failed, null where none did. */
export type Found = FailedTest | null | 'untried';
export type Evidence = Readonly<Record<string, Found>>;

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

export type Strength = 'behaviour' | 'list' | 'none' | 'untried';

export function strengthOf(found: Found | undefined): Strength {
  if (found === 'untried' || found === undefined) return 'untried';
  if (found === null) return 'none';
  return LISTS.test(found.spec) ? 'list' : 'behaviour';
}
