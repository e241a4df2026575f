import { readFileSync, writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { withFigures } from './harness/markdown';
import { print } from './harness/program';
import { readResults } from './harness/results';

const DOCUMENT = resolve(__dirname, '../../docs/performance.md');

/** Writes what was measured last into docs/performance.md, at its place beside the explanations. */
const before = readFileSync(DOCUMENT, 'utf8');
const after = withFigures(before, readResults());
writeFileSync(DOCUMENT, after);
print(after === before ? 'Nothing has changed' : `Written to ${DOCUMENT}`);
