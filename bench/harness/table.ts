import { short, type Figure, type JudgedTarget } from './measure';
import type { Summary } from './statistics';

/** The figures for the terminal: each with its spread, beside its ratio to the reference of the same round. */
export function tableOf(figures: readonly Figure[]): string {
  const beside = [...new Set(figures.flatMap((figure) => Object.keys(figure.beside)))];
  const head = ['', 'median', '', '(least – greatest)', 'ratio', '(least – greatest)', 'target', ...beside];
  return aligned([head, ...figures.map((figure) => rowOf(figure, beside))]);
}

function rowOf({ name, value, unit, ratio, targets, beside }: Figure, columns: readonly string[]): string[] {
  return [
    name,
    short(value.median),
    unit,
    range(value),
    ratio ? ratio.median.toFixed(2) : 'reference',
    ratio ? `${ratio.least.toFixed(2)} – ${ratio.greatest.toFixed(2)}` : '',
    targets.map((target) => `${targetText(target)} ${target.met ? 'met' : 'MISSED'}`).join('; '),
    ...columns.map((column) => (beside[column] === undefined ? '' : short(beside[column]))),
  ];
}

const range = ({ least, greatest }: Summary): string => `${short(least)} – ${short(greatest)}`;

/** 'ratio ≥ 2.5'; of the value itself the bound alone. */
export function targetText({ of, least, most }: JudgedTarget): string {
  const bounds = [least === undefined ? [] : `≥ ${least}`, most === undefined ? [] : `≤ ${most}`].flat();
  return `${of === 'value' ? '' : `${of} `}${bounds.join(', ')}`;
}

const LEFT = new Set([0, 2]);

function aligned(rows: readonly (readonly string[])[]): string {
  const widths = (rows[0] ?? []).map((_, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)));
  return rows
    .map((row) =>
      row
        .map((cell, i) => (LEFT.has(i) ? cell.padEnd(widths[i] ?? 0) : cell.padStart(widths[i] ?? 0)))
        .join('  ')
        .trimEnd(),
    )
    .join('\n');
}
