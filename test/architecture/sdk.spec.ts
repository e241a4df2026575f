import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { OPERATIONS } from '../../sdk/src/generated/operations';
import { importCycles, wrongLayerArrows } from './arrows';
import { importsOf, readTree, ROOT, type SourceFile } from './source-tree';

const source = readTree('sdk/src', '.ts');
const resources = source.filter(({ path }) => path.startsWith('sdk/src/resources/'));
const jsonOf = (path: string) =>
  JSON.parse(readFileSync(join(ROOT, path), 'utf8')) as {
    version: string;
    dependencies: Record<string, string>;
    engines: object;
  };
const [service, sdk] = [jsonOf('package.json'), jsonOf('sdk/package.json')];

/** Those for the machinery around the service, not for its callers. */
const NOT_FOR_CALLERS = ['healthLive', 'healthReady', 'metrics'];

/** The operations that no method of the client calls. */
const missing = (files: readonly SourceFile[]): string[] =>
  Object.keys(OPERATIONS).filter((name) => !files.some(({ text }) => text.includes(`('${name}')`)));

/** Packages, Node's own among them, that the code imports and that its users would not have. */
const foreign = (files: readonly SourceFile[]): string[] =>
  files
    .flatMap(importsOf)
    .filter(({ to, relative }) => !relative && !(to in sdk.dependencies))
    .map(({ from, to }) => `${from} → ${to}`);

describe('the client', () => {
  it('has a method for every operation of the API', () => {
    expect(missing(resources)).toEqual(NOT_FOR_CALLERS);
    const fewer = resources.map((file) => ({ ...file, text: file.text.replace("('createCreditNote')", '') }));
    expect(missing(fewer)).toContain('createCreditNote');
  });

  it('imports nothing of the service', () => {
    expect(wrongLayerArrows(source)).toEqual([]);
    const wrong = { path: 'sdk/src/errors.ts', text: "import '../../src/domain/errors';" };
    expect(wrongLayerArrows([wrong])).toEqual(['sdk/src/errors.ts → src/domain/errors']);
  });

  it('has no file that imports itself by a detour', () => {
    expect(importCycles(source)).toEqual([]);
  });

  it('imports what it depends on, and nothing of Node, so that it runs elsewhere too', () => {
    expect(foreign(source)).toEqual([]);
    const wrong = { path: 'sdk/src/errors.ts', text: "import 'node:fs'; import 'decimal.js';" };
    expect(foreign([wrong])).toHaveLength(2);
  });

  it('writes nothing to the console', () => {
    expect(source.filter(({ text }) => /\bconsole\./.test(text)).map(({ path }) => path)).toEqual([]);
  });

  it('has the version, the engine and the packages of the service that it is released with', () => {
    expect(sdk.version).toBe(service.version);
    expect(sdk.engines).toEqual(service.engines);
    expect(service.dependencies).toMatchObject(sdk.dependencies);
  });
});
