import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { CONFLICT_REASONS } from '../../src/platform/errors/conflict-reasons';
import { isProblemCode, PROBLEM_CODES } from '../../src/platform/errors/problem-codes';
import { codesIn, reasonsIn, rowsBelow } from './error-pages';
import { isSpec, readTree, ROOT } from './source-tree';

const page = readFileSync(join(ROOT, 'docs/errors.md'), 'utf8');
const source = readTree('src', '.ts').filter(({ path }) => !isSpec(path) && !path.startsWith('src/openapi/'));

describe('docs/errors.md', () => {
  it('lists every code with its status, and no other', () => {
    const listed = rowsBelow(page, 'Codes').map(([code, status]) => [code, Number(status)]);
    expect(listed).toEqual(Object.entries(PROBLEM_CODES).map(([code, [status]]) => [code, status]));
  });

  it('lists every reason of a conflict, and no other', () => {
    expect(rowsBelow(page, 'Reasons of a conflict').map(([reason]) => reason)).toEqual(CONFLICT_REASONS);
  });

  it('says of each what it means and what to do', () => {
    const rows = [...rowsBelow(page, 'Codes'), ...rowsBelow(page, 'Reasons of a conflict')];
    expect(rows.filter((cells) => cells.some((cell) => cell === ''))).toEqual([]);
  });
});

describe('the code', () => {
  it('gives its conflicts the reasons that are listed, each of them', () => {
    expect(reasonsIn(source)).toEqual(CONFLICT_REASONS);
  });

  it('throws codes that have a status', () => {
    expect(codesIn(source).filter((code) => !isProblemCode(code))).toEqual([]);
  });
});

describe('a reason', () => {
  const inCode = (text: string): string[] => reasonsIn([{ path: 'src/a.ts', text }]);

  it.each([
    [`throw conflict('code_taken', 'x');`, ['code_taken']],
    [`throw conflict(\n  'code_taken',\n  'x',\n)`, ['code_taken']],
    [`conflict(s === 'locked' ? 'already_locked' : 'not_locked', 'x')`, ['already_locked', 'not_locked']],
    [`new DomainError('conflict', 'x', { reason: 'batch_refused' })`, ['batch_refused']],
  ])('is found in %s', (text, reasons) => {
    expect(inCode(text)).toEqual(reasons);
  });
});
