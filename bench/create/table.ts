import type { Summary } from '../harness/statistics';
import type { Figure } from './measure';

/** The figures as a table for the terminal, each beside its ratio to the reference of the same round. */
export function tableOf(figures: readonly Figure[]): string {
  const rows = figures.map((figure) => [
    figure.organisations === 1 ? 'one' : String(figure.organisations),
    figure.by === 'service' ? 'HTTP' : `pgbench -M ${figure.protocol ?? ''}`,
    String(figure.connections),
    whole(figure.perSecond.median),
    range(figure.perSecond, whole),
    figure.p50 === null ? '' : tenth(figure.p50),
    figure.p99 === null ? '' : tenth(figure.p99),
    figure.cores === null ? '' : figure.cores.toFixed(2),
    figure.isReference ? 'reference' : figure.ratio.median.toFixed(2),
    figure.isReference ? '' : range(figure.ratio, (value) => value.toFixed(2)),
  ]);
  const head = [
    'organisations',
    'by',
    'connections',
    'a second',
    '(range)',
    'p50 ms',
    'p99 ms',
    'cores',
    'ratio',
    '(range)',
  ];
  return aligned([head, ...rows]);
}

const whole = (value: number): string => Math.round(value).toLocaleString('en-GB');
const tenth = (value: number): string => value.toFixed(1);
const range = ({ least, greatest }: Summary, format: (value: number) => string): string =>
  `${format(least)}–${format(greatest)}`;

function aligned(rows: readonly (readonly string[])[]): string {
  const widths = (rows[0] ?? []).map((_, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)));
  return rows
    .map((row) =>
      row.map((cell, i) => (i < 2 ? cell.padEnd(widths[i] ?? 0) : cell.padStart(widths[i] ?? 0))).join('  '),
    )
    .join('\n');
}
