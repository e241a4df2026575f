import { existsSync } from 'node:fs';
import { join, posix } from 'node:path';
import { ROOT, type SourceFile } from './source-tree';

/** Answers whether a path of the repository exists. */
export type Exists = (path: string) => boolean;

export const existsInRepository: Exists = (path) => existsSync(join(ROOT, path));

const withoutCode = (text: string): string =>
  text.replace(/^(```|~~~).*?^\1/gms, '').replace(/`[^`\n]*`/g, '');

/** Links to files that do not exist, or to headings that a Markdown file does not have. */
export function deadLinks(documents: readonly SourceFile[], exists: Exists): string[] {
  const headings = new Map(documents.map(({ path, text }) => [path, slugs(text)]));
  return documents.flatMap((document) =>
    linksOf(document.text)
      .filter((link) => !/^[a-z][a-z+.-]*:/i.test(link))
      .filter((link) => {
        const [target = '', anchor] = decodeURI(link).split('#');
        const path = target === '' ? document.path : posix.join(posix.dirname(document.path), target);
        const known = headings.get(path);
        return !exists(path) || (anchor !== undefined && known !== undefined && !known.has(anchor));
      })
      .map((link) => `${document.path}: ${link}`),
  );
}

function linksOf(text: string): string[] {
  const prose = withoutCode(text);
  const inline = [...prose.matchAll(/\]\(\s*<?([^\s)>]+)>?(?:\s+"[^"]*")?\s*\)/g)];
  const references = [...prose.matchAll(/^\s{0,3}\[[^\]]+\]:\s*(\S+)/gm)];
  return [...inline, ...references].map(([, link = '']) => link);
}

/** The anchors that GitHub gives the headings of a text; a repeated one gets a number. */
function slugs(text: string): Set<string> {
  const found = new Set<string>();
  for (const [, heading = ''] of text
    .replace(/^(```|~~~).*?^\1/gms, '')
    .matchAll(/^#{1,6}\s+(.+?)\s*#*$/gm)) {
    const base = heading
      .toLowerCase()
      .replace(/\[([^\]]*)\]\([^)]*\)/g, '$1')
      .replace(/[^\p{L}\p{N}\s_-]/gu, '')
      .replace(/\s/g, '-');
    let slug = base;
    for (let copy = 1; found.has(slug); copy += 1) slug = `${base}-${String(copy)}`;
    found.add(slug);
  }
  return found;
}

/** npm scripts that a text names and package.json does not have. */
export function unknownScripts(documents: readonly SourceFile[], scripts: readonly string[]): string[] {
  return documents.flatMap(({ path, text }) =>
    [...text.matchAll(/\bnpm (?:run(?:-script)? (?:-\S+ )*([\w][\w:.-]*)|(test|start)\b)/g)]
      .map(([, run, direct]) => (run ?? direct ?? '').replace(/[.:-]+$/, ''))
      .filter((script) => !scripts.includes(script))
      .map((script) => `${path}: npm run ${script}`),
  );
}

/**
 * Files named in backticks that do not exist. Looked at are paths that start in a folder of the repository; patterns
 * and placeholders (`docs/decisions/NNNN-<title>.md`, `src/**`) name no file.
 */
export function missingFiles(documents: readonly SourceFile[], exists: Exists): string[] {
  return documents.flatMap(({ path, text }) =>
    [...text.matchAll(/`((?:src|docs|test|migrations|bench|demo|scripts|\.ci)\/[^`\s]*)`/g)]
      .map(([, name = '']) => name.replace(/:\d+(?:-\d+)?$/, '').replace(/[/.,;]+$/, ''))
      .filter((name) => !/[*<>{}…]|NNNN/.test(name) && !exists(name))
      .map((name) => `${path}: ${name}`),
  );
}
