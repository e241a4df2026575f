import type { SourceFile } from './source-tree';

/** The first cells of the rows of the table below a heading, without backticks. */
export function rowsBelow(page: string, heading: string): string[][] {
  const [, section = ''] = page.split(new RegExp(`^## ${heading}$`, 'm'));
  const [table = ''] = section.split(/^## /m);
  return table
    .split('\n')
    .filter((line) => /^\| `/.test(line))
    .map((line) =>
      line
        .split('|')
        .slice(1, -1)
        .map((cell) => cell.replace(/`/g, '').trim()),
    );
}

/** The stable reasons that the code gives its conflicts. */
export function reasonsIn(files: readonly SourceFile[]): string[] {
  const found = files.flatMap(({ text }) => [
    // The first argument is a name, or a choice between two.
    ...[...text.matchAll(/\bconflict\(\s*([^,]*?),/g)].flatMap(([, first = '']) => namesIn(first)),
    ...[...text.matchAll(/'conflict',[^;]*?\{[^}]*\breason: '([a-z_]+)'/g)].map(([, reason = '']) => reason),
  ]);
  return [...new Set(found)].sort();
}

/** Of `status === 'locked' ? 'already_locked' : 'not_locked'` what is chosen, not what is compared. */
const namesIn = (argument: string): string[] =>
  [...argument.matchAll(/(?<!===? )'([a-z_]+)'/g)].map(([, name = '']) => name);

/** The codes that the code throws. */
export function codesIn(files: readonly SourceFile[]): string[] {
  const found = files.flatMap(({ text }) =>
    [...text.matchAll(/new DomainError\(\s*'([a-z_]+)'/g)].map(([, code = '']) => code),
  );
  return [...new Set(found)].sort();
}
