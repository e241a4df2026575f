import { DOMAIN_PACKAGES, DOMAIN_SPEC_PACKAGES } from './allowed-imports';
import { importsOf, isSpec, withoutTypeImports, type Import, type SourceFile } from './source-tree';

type Layer = 'domain' | 'platform' | 'modules' | 'app' | 'migrations' | 'sdk' | 'elsewhere';

/** Left may import right. `app` is what lies beside the three layers in src: it puts them together. */
const LAYER_IMPORTS: Readonly<Record<Layer, readonly Layer[]>> = {
  domain: ['domain'],
  platform: ['platform', 'domain', 'migrations'],
  modules: ['modules', 'platform', 'domain'],
  app: ['app', 'modules', 'platform', 'domain', 'migrations'],
  migrations: ['migrations'],
  // What callers install: it knows the service by its API document only.
  sdk: ['sdk'],
  elsewhere: [],
};

function layerOf(path: string): Layer {
  const layered = /^src\/(domain|platform|modules)\//.exec(path)?.[1];
  if (layered) return layered as Layer;
  if (path.startsWith('src/')) return 'app';
  if (path.startsWith('sdk/src/')) return 'sdk';
  return path.startsWith('migrations/') || path === 'migrations' ? 'migrations' : 'elsewhere';
}

const moduleOf = (path: string): string | undefined => /^src\/modules\/([^/]+)\//.exec(path)?.[1];

const allImports = (files: readonly SourceFile[]): Import[] => files.flatMap(importsOf);

/** Arrows between layers that run the wrong way, as 'from → to'. */
export function wrongLayerArrows(files: readonly SourceFile[]): string[] {
  return allImports(files)
    .filter(({ relative }) => relative)
    .filter(({ from, to }) => !LAYER_IMPORTS[layerOf(from)].includes(layerOf(to)))
    .map(({ from, to }) => `${from} → ${to}`);
}

/** Packages that the domain imports and may not: Node's own count too, because they are the outside world. */
export function foreignPackagesInDomain(files: readonly SourceFile[]): string[] {
  return allImports(files)
    .filter(({ from, relative }) => layerOf(from) === 'domain' && !relative)
    .filter(({ from, to }) => {
      const allowed = isSpec(from) || from.startsWith('src/domain/testing/') ? DOMAIN_SPEC_PACKAGES : [];
      return ![...DOMAIN_PACKAGES, ...allowed].includes(to);
    })
    .map(({ from, to }) => `${from} → ${to}`);
}

/** Arrows between modules that the table does not have, and modules that it does not know. */
export function wrongModuleArrows(
  files: readonly SourceFile[],
  table: Readonly<Record<string, readonly string[]>>,
): string[] {
  const unknown = [...new Set(files.map(({ path }) => moduleOf(path)))]
    .filter((name) => name !== undefined && !(name in table))
    .map((name) => `${String(name)} is not in the table`);
  const wrong = allImports(files).filter(({ from, to, relative }) => {
    const [source, target] = [moduleOf(from), moduleOf(to)];
    return relative && source && target && source !== target && !table[source]?.includes(target);
  });
  return [...unknown, ...wrong.map(({ from, to }) => `${from} → ${to}`)];
}

/** The files that need each other to load, each cycle as 'a → b → a'; empty when there is none. */
export function importCycles(files: readonly SourceFile[]): string[] {
  const nodes = new Set(files.map(({ path }) => path.replace(/\.ts$/, '')));
  const graph = Object.fromEntries(
    files.map((file) => [
      file.path.replace(/\.ts$/, ''),
      importsOf(withoutTypeImports(file)).flatMap(({ to }) =>
        [to, `${to}/index`].filter((path) => nodes.has(path)),
      ),
    ]),
  );
  return cyclesIn(graph);
}

/** Cycles of a graph that is given as node → successors, found depth first. */
export function cyclesIn(graph: Readonly<Record<string, readonly string[]>>): string[] {
  const cycles: string[] = [];
  const finished = new Set<string>();
  const visit = (node: string, trail: readonly string[]): void => {
    const start = trail.indexOf(node);
    if (start >= 0) cycles.push([...trail.slice(start), node].join(' → '));
    if (start >= 0 || finished.has(node)) return;
    for (const next of graph[node] ?? []) visit(next, [...trail, node]);
    finished.add(node);
  };
  for (const node of Object.keys(graph)) visit(node, []);
  return cycles;
}
