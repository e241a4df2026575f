import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { deadLinks, existsInRepository, missingFiles, unknownScripts } from './docs';
import { readTree, ROOT, type SourceFile } from './source-tree';

const front = ['README.md', 'CONTRIBUTING.md', 'CHANGELOG.md', 'sdk/README.md'].filter(existsInRepository);
const documents: SourceFile[] = [
  ...front.map((path) => ({ path, text: readFileSync(join(ROOT, path), 'utf8') })),
  ...readTree('docs', '.md'),
];
const { scripts } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8')) as { scripts: object };

const page = (text: string, path = 'docs/page.md'): SourceFile => ({ path, text });
const nothingExists = (): boolean => false;
const everythingExists = (): boolean => true;

describe('the documentation', () => {
  it('begins with a README', () => {
    expect(front).toContain('README.md');
  });

  it('links to files and headings that exist', () => {
    expect(deadLinks(documents, existsInRepository)).toEqual([]);
  });

  it('names npm scripts that exist', () => {
    expect(unknownScripts(documents, Object.keys(scripts))).toEqual([]);
  });

  it('names files that exist', () => {
    expect(missingFiles(documents, existsInRepository)).toEqual([]);
  });
});

describe('a dead link', () => {
  it.each([
    '[a](gone.md)',
    '[a](../src/gone.ts#L3)',
    '![a](gone.png "title")',
    '[a](<gone.md>)',
    'see [a]\n\n[a]: gone.md',
  ])('is found in %s', (text) => {
    expect(deadLinks([page(text)], nothingExists)).toHaveLength(1);
  });

  it('is one to a heading that is not there', () => {
    const target = page('# Periods & locks\n## Void\n## Void\n', 'docs/target.md');
    const link = (anchor: string): SourceFile => page(`[a](target.md#${anchor})`);
    expect(deadLinks([link('periods--locks'), target], everythingExists)).toEqual([]);
    expect(deadLinks([link('void-1'), target], everythingExists)).toEqual([]);
    expect(deadLinks([link('void-2'), target], everythingExists)).toEqual(['docs/page.md: target.md#void-2']);
  });

  it('is neither an address on the web nor an example in code', () => {
    const text =
      '[a](https://example.com) [b](mailto:a@example.com) `[c](gone.md)`\n```\n[d](gone.md)\n```\n';
    expect(deadLinks([page(text)], nothingExists)).toEqual([]);
  });
});

describe('a script that does not exist', () => {
  it('is found in prose and in code', () => {
    const text = 'Run `npm run gone`, then npm test.\n\n```sh\nnpm run -s gone:too && npm start\n```\n';
    expect(unknownScripts([page(text)], ['start'])).toEqual([
      'docs/page.md: npm run gone',
      'docs/page.md: npm run test',
      'docs/page.md: npm run gone:too',
    ]);
  });
});

describe('a file that does not exist', () => {
  it('is found in backticks', () => {
    expect(missingFiles([page('see `src/gone.ts:12`, `docs/gone.md`')], nothingExists)).toHaveLength(2);
  });

  it('unless it is a pattern, a placeholder or not of the repository', () => {
    const text =
      '`src/**/*.ts` `docs/decisions/NNNN-title.md` `src/modules/<name>/` `dist/src/main.js` `text/csv`';
    expect(missingFiles([page(text)], nothingExists)).toEqual([]);
  });
});
