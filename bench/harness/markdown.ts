import { short, type Figure } from './measure';
import type { Machine } from './machine';
import type { BenchResult, Results } from './results';
import type { Summary } from './statistics';
import { targetText } from './table';

type Stored = BenchResult & { readonly machine: Machine };

/** Between these two lines of a document stands what was measured: of one bench, or (`all`) of every target. */
const beginOf = (name: string): string => `<!-- figures: ${name} -->`;
const END = '<!-- end of figures -->';
export const ALL = 'all';

/** The names that the document has a place for. */
export const placesIn = (document: string): string[] =>
  [...document.matchAll(/^<!-- figures: (\S+) -->$/gm)].map(([, name = '']) => name);

/** The document with the figures of each bench that was measured in its place; the others stay as they are. */
export function withFigures(document: string, { benches }: Results): string {
  const results = Object.values(benches).filter(({ scale }) => scale !== 'quick');
  const texts = new Map(results.map((result) => [result.name, figuresOf(result)]));
  if (results.length > 0) texts.set(ALL, targetsOf(results));
  return [...texts].reduce((text, [name, figures]) => replace(text, name, figures), document);
}

function replace(document: string, name: string, figures: string): string {
  const begin = document.indexOf(beginOf(name));
  const end = document.indexOf(END, begin);
  if (begin < 0 || end < 0) throw new Error(`the document has no place for the figures of ${name}`);
  return `${document.slice(0, begin + beginOf(name).length)}\n\n${figures}\n\n${document.slice(end)}`;
}

function figuresOf(result: Stored): string {
  const beside = [...new Set(result.figures.flatMap((figure) => Object.keys(figure.beside)))];
  const head = ['', 'median', 'least – greatest', 'ratio', 'least – greatest', ...beside];
  const rows = result.figures.map((figure) => [
    figure.name,
    `${short(figure.value.median)} ${figure.unit}`,
    range(figure.value, short),
    figure.ratio ? figure.ratio.median.toFixed(2) : 'reference',
    figure.ratio ? range(figure.ratio, (value) => value.toFixed(2)) : '',
    ...beside.map((name) => (figure.beside[name] === undefined ? '' : short(figure.beside[name]))),
  ]);
  return `${table(head, rows)}\n\n${conditionsOf(result)}`;
}

/** How and with what it was measured, in one paragraph. */
function conditionsOf({ at, rounds, size, secondsEach, versions, machine, checked }: Stored): string {
  const { cores, processor, memoryGb, system, node, loadBefore, durableWritesPerSecond } = machine;
  const versionTexts = Object.entries(versions).map(([name, version]) => `${name} ${version}`);
  return [
    `${at.slice(0, 10)}, ${rounds} ${rounds === 1 ? 'round' : 'rounds'} (${secondsEach} s where time is the measure)`,
    size === null ? '' : `, ${size}`,
    `. ${cores} cores of ${processor}, ${memoryGb} GB, ${system}, Node ${node}`,
    versionTexts.length > 0 ? `, ${versionTexts.join(', ')}` : '',
    `; ${durableWritesPerSecond} durable writes a second; load before ${loadBefore.toFixed(1)}.`,
    checked === null ? '' : ` ${checked}`,
  ].join('');
}

function targetsOf(results: readonly Stored[]): string {
  const rows = results.flatMap(({ name, figures }) =>
    figures.flatMap((figure) =>
      figure.targets.map((target) => [
        `[${name}](#${name})`,
        figure.name,
        targetText(target),
        foundOf(figure, target.of),
        target.met ? 'yes' : '**no**',
      ]),
    ),
  );
  return table(['bench', 'of', 'target', 'found', 'met'], rows);
}

function foundOf({ value, ratio, beside }: Figure, of: string): string {
  if (of === 'value') return `${short(value.median)} (${range(value, short)})`;
  if (of === 'ratio')
    return ratio ? `${ratio.median.toFixed(2)} (${range(ratio, (each) => each.toFixed(2))})` : '';
  return short(beside[of] ?? NaN);
}

const range = ({ least, greatest }: Summary, format: (value: number) => string): string =>
  `${format(least)} – ${format(greatest)}`;

const table = (head: readonly string[], rows: readonly (readonly string[])[]): string =>
  [head, head.map((_, i) => (i === 0 ? '---' : '---:')), ...rows]
    .map((row) => `| ${row.join(' | ')} |`)
    .join('\n');
