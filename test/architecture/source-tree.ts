import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join, posix, relative, sep } from 'node:path';
import { preProcessFile } from 'typescript';

export const ROOT = join(__dirname, '..', '..');

/** A file of the repository as the rules see it; `path` is relative to the root, with forward slashes. */
export interface SourceFile {
  readonly path: string;
  readonly text: string;
}

export interface Import {
  readonly from: string;
  /** A path in the repository without extension for a relative import, else the name of a package. */
  readonly to: string;
  readonly relative: boolean;
}

/** The files below a folder of the repository whose names end in one of the extensions, sorted by path. */
export function readTree(folder: string, ...extensions: string[]): SourceFile[] {
  return readdirSync(join(ROOT, folder), { recursive: true, encoding: 'utf8' })
    .map((name) => join(ROOT, folder, name))
    .filter((file) => extensions.some((extension) => file.endsWith(extension)) && statSync(file).isFile())
    .map((file) => ({ path: relative(ROOT, file).split(sep).join('/'), text: readFileSync(file, 'utf8') }))
    .sort((a, b) => (a.path < b.path ? -1 : 1));
}

/** Every import of the file, of types too: static, dynamic, `require`, and `export … from`. */
export function importsOf(file: SourceFile): Import[] {
  return preProcessFile(file.text, true, true).importedFiles.map(({ fileName }) => {
    const isRelative = fileName.startsWith('.');
    const to = isRelative ? posix.join(posix.dirname(file.path), fileName).replace(/\.[jt]s$/, '') : fileName;
    return { from: file.path, to, relative: isRelative };
  });
}

export const isSpec = (path: string): boolean => path.endsWith('.spec.ts');

/** The file without what exists for the compiler only: an arrow of types is gone when the code runs. */
export const withoutTypeImports = (file: SourceFile): SourceFile => ({
  ...file,
  text: file.text.replace(/^(?:import|export) type\s[^;]*;/gm, ''),
});
