import {
  focusedOrSkipped,
  leftToPolicies,
  MAX_LINES,
  misnamed,
  neverRun,
  postponed,
  tooLong,
} from './house-rules';
import { readTree, type SourceFile } from './source-tree';

const isWrittenByHand = ({ path }: SourceFile): boolean => !path.startsWith('sdk/src/generated/');
const source = [...readTree('src', '.ts'), ...readTree('sdk/src', '.ts').filter(isWrittenByHand)];
const tests = readTree('test', '.ts', '.js');
const own = tests.filter(({ path }) => path.startsWith('test/architecture/house-rules'));
const otherTests = tests.filter((file) => !own.includes(file));
const file = (path: string, text = ''): SourceFile => ({ path, text });

describe('a file has one subject', () => {
  it(`and at most ${String(MAX_LINES)} lines, tables aside`, () => {
    expect(tooLong(source)).toEqual([]);
  });

  it('so one line more is refused, but not in a table', () => {
    const long = 'x\n'.repeat(MAX_LINES);
    expect(tooLong([file('src/a.ts', long), file('src/b.data.ts', `${long}x\n`)])).toEqual([]);
    expect(tooLong([file('src/a.ts', `${long}x\n`)])).toEqual(['src/a.ts has 221 lines']);
  });

  it('and a name in kebab-case', () => {
    expect(misnamed([...source, ...tests])).toEqual([]);
    expect(misnamed([file('src/CreditNote.ts'), file('src/credit_note.ts'), file('src/a-b.dto.ts')])).toEqual(
      ['src/CreditNote.ts', 'src/credit_note.ts'],
    );
  });
});

describe('nothing is put off in a comment', () => {
  it('in src or in the tests', () => {
    expect(postponed([...source, ...otherTests])).toEqual([]);
  });

  it('as this would be', () => {
    expect(postponed([file('src/a.ts', 'ok\n// TODO: round\n/* FIXME */')])).toEqual([
      'src/a.ts:2',
      'src/a.ts:3',
    ]);
  });
});

describe('every statement names its organisation', () => {
  it('by itself, beside the policies', () => {
    expect(leftToPolicies(source)).toEqual([]);
  });

  it('as this would not', () => {
    const left = 'WHERE organisation_id = current_organisation_id()';
    expect(leftToPolicies([file('src/a.ts', left)])).toEqual(['src/a.ts:1']);
  });
});

describe('every test runs', () => {
  it('because its file lies where a project looks for it', () => {
    expect(neverRun([...source, ...tests])).toEqual([]);
  });

  it.each([
    file('src/platform/ids.spec.ts'),
    file('src/domain/money/amount.test.ts'),
    file('test/e2e/void.e2e-spec.ts'),
    file('test/support/api.spec.ts'),
    file('test/e2e/void.ts', `describe('a void', () => {});`),
  ])('which $path does not', (misplaced) => {
    expect(neverRun([misplaced])).toEqual([misplaced.path]);
  });

  it('and none is skipped or runs alone', () => {
    expect(focusedOrSkipped([...source, ...otherTests])).toEqual([]);
    expect(
      focusedOrSkipped([file('a.spec.ts', `it.only('x')\ndescribe.skip('y')\n  xit('z')\nit('w')`)]),
    ).toEqual(['a.spec.ts:1', 'a.spec.ts:2', 'a.spec.ts:3']);
  });
});
