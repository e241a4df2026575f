import type { SourceFile } from './source-tree';

/** About 150 lines is the aim; beyond this a file surely has two subjects. */
export const MAX_LINES = 220;

/** Tables are read by looking up, not from top to bottom: `*.data.ts`. */
const isData = (path: string): boolean => path.endsWith('.data.ts');

const lineCount = (text: string): number => text.split('\n').length - (text.endsWith('\n') ? 1 : 0);

export function tooLong(files: readonly SourceFile[]): string[] {
  return files
    .filter(({ path, text }) => !isData(path) && lineCount(text) > MAX_LINES)
    .map(({ path, text }) => `${path} has ${String(lineCount(text))} lines`);
}

/** Work that was put off in a comment; it belongs into an issue, or is done. */
export function postponed(files: readonly SourceFile[]): string[] {
  return linesMatching(files, /\b(?:TODO|FIXME|XXX:|HACK)\b/);
}

/** Statements that take the organisation from the session: row-level security does that already, and alone is one wall, not two. */
export function leftToPolicies(files: readonly SourceFile[]): string[] {
  return linesMatching(files, /current_organisation_id\(\)/);
}

/** Tests that are left out for good, or that leave out all others. One that needs root may choose: `root ? it : it.skip`. */
export function focusedOrSkipped(files: readonly SourceFile[]): string[] {
  return linesMatching(
    files,
    /\b(?:describe|it|test)\.(?:only|skip|todo)(?:\.each)?[(`]|^\s*[xf](?:describe|it|test)\(/,
  );
}

function linesMatching(files: readonly SourceFile[], pattern: RegExp): string[] {
  return files.flatMap(({ path, text }) =>
    text.split('\n').flatMap((line, index) => (pattern.test(line) ? [`${path}:${String(index + 1)}`] : [])),
  );
}

/** File names are kebab-case with dotted kinds: 'credit-note.dto.ts'. */
export function misnamed(files: readonly SourceFile[]): string[] {
  return files
    .map(({ path }) => path)
    .filter(
      (path) => !/^[a-z0-9]+(?:-[a-z0-9]+)*(?:\.[a-z0-9-]+)*$/.test(path.slice(path.lastIndexOf('/') + 1)),
    );
}

const SPEC_PLACES = /^(?:src\/domain\/|test\/(?:e2e|integration|scenarios|architecture)\/).+\.spec\.ts$/;
const LOOKS_LIKE_A_SPEC = /(?:\.(?:spec|test)|e2e-spec)\.[cm]?[jt]sx?$/;

/** Files that hold tests but that no Jest project picks up: they would never fail. */
export function neverRun(files: readonly SourceFile[]): string[] {
  return files
    .filter(
      ({ path, text }) => LOOKS_LIKE_A_SPEC.test(path) || /^(?:describe|it|test)(?:\.each)?\(/m.test(text),
    )
    .map(({ path }) => path)
    .filter((path) => !SPEC_PLACES.test(path));
}
