import { MODULE_IMPORTS } from './allowed-imports';
import {
  cyclesIn,
  foreignPackagesInDomain,
  importCycles,
  wrongLayerArrows,
  wrongModuleArrows,
} from './arrows';
import { readTree, type SourceFile } from './source-tree';

const source = readTree('src', '.ts');
const file = (path: string, ...imports: string[]): SourceFile => ({
  path,
  text: imports.map((name) => `import '${name}';`).join('\n'),
});

describe('imports run modules → platform → domain', () => {
  it('and never back', () => {
    expect(wrongLayerArrows(source)).toEqual([]);
  });

  it.each([
    ['src/domain/journal/entry.ts', '../../platform/clock'],
    ['src/domain/journal/entry.ts', '../../modules/journal/store'],
    ['src/platform/ids.ts', '../modules/journal/store'],
    ['src/platform/ids.ts', '../app.setup'],
    ['src/modules/journal/store.ts', '../../app.setup'],
    ['src/modules/journal/store.ts', '../../../test/support/api'],
    ['src/modules/journal/store.ts', '../../../migrations/index'],
  ])('so that %s may not import %s', (path, name) => {
    expect(wrongLayerArrows([file(path, name)])).toHaveLength(1);
  });

  it.each([
    `import type { A } from '../modules/journal/store';`,
    `export * from '../modules/journal/store';`,
    `const store = await import('../modules/journal/store');`,
    `const store = require('../modules/journal/store');`,
  ])('whatever the form of the import: %s', (text) => {
    expect(wrongLayerArrows([{ path: 'src/platform/ids.ts', text }])).toHaveLength(1);
  });
});

describe('the domain is pure', () => {
  it('and imports itself and decimal.js only', () => {
    expect(foreignPackagesInDomain(source)).toEqual([]);
  });

  it.each(['@nestjs/common', 'typeorm', 'node:fs', 'fs', 'fast-check'])('so not %s', (name) => {
    expect(foreignPackagesInDomain([file('src/domain/tax/compute.ts', 'decimal.js', name)])).toHaveLength(1);
  });

  it('while a spec beside it may use fast-check', () => {
    expect(foreignPackagesInDomain([file('src/domain/tax/compute.spec.ts', 'fast-check')])).toEqual([]);
  });
});

describe('modules import only what the table allows', () => {
  it('in all of src/modules', () => {
    expect(wrongModuleArrows(source, MODULE_IMPORTS)).toEqual([]);
  });

  it.each([
    ['src/modules/journal/store.ts', '../credit-notes/store'],
    ['src/modules/periods/locks.ts', '../journal/store'],
    ['src/modules/accounts/dto/account.dto.ts', '../../organisations/number-series'],
    ['src/modules/newcomer/store.ts', './other'],
  ])('so that %s may not import %s', (path, name) => {
    expect(wrongModuleArrows([file(path, name)], MODULE_IMPORTS)).toHaveLength(1);
  });

  it('and the table has no circle', () => {
    expect(cyclesIn(MODULE_IMPORTS)).toEqual([]);
  });
});

describe('no file imports itself by a detour', () => {
  it('in all of src', () => {
    expect(importCycles(source)).toEqual([]);
  });

  it('which a circle of three would be', () => {
    const circle = [file('src/a.ts', './b'), file('src/b.ts', './c'), file('src/c/index.ts', '../a')];
    expect(importCycles(circle)).toEqual(['src/a → src/b → src/c/index → src/a']);
  });

  it('while two files may know the types of each other', () => {
    const [a, b] = [
      file('src/a.ts', './b'),
      { path: 'src/b.ts', text: `import type {\n  A,\n} from './a';\n` },
    ];
    expect(importCycles([a, b])).toEqual([]);
  });
});
