import { Presets, SingleBar } from 'cli-progress';
import { type TrialBalance } from './answers';
import { pence, pounds } from './pence';

export interface Progress {
  update(count: number): void;
  stop(): void;
}

/** A bar on a terminal; elsewhere (a log, a pipe) a plain line about every quarter of the way. */
export function progress(what: string, total: number, out: NodeJS.WriteStream = process.stdout): Progress {
  if (out.isTTY) {
    const bar = new SingleBar(
      { format: `  ${what} {bar} {value}/{total}`, stream: out, hideCursor: true },
      Presets.shades_classic,
    );
    bar.start(total, 0);
    return { update: (count) => bar.update(count), stop: () => bar.stop() };
  }
  let quarters = 0;
  const update = (count: number): void => {
    const reached = Math.floor((count * 4) / total);
    if (reached === quarters) return;
    quarters = reached;
    out.write(`  ${what} ${count}/${total}\n`);
  };
  return { update, stop: () => undefined };
}

/** Columns as wide as their widest cell; all but the first two are amounts and stand to the right. */
export function trialBalanceTable({ accounts, totals, asOf, currency }: TrialBalance): string {
  const amount = (text: string): string => (pence(text) === 0n ? '' : pounds(pence(text), ','));
  const head = ['Code', 'Account', 'Debit', 'Credit'];
  const body = accounts.map(({ code, name, debit, credit }) => [code, name, amount(debit), amount(credit)]);
  const foot = ['', 'Total', pounds(pence(totals.debit), ','), pounds(pence(totals.credit), ',')];
  const all = [head, ...body, foot];
  const widths = head.map((_, column) => Math.max(...all.map((row) => (row[column] ?? '').length)));
  const line = (row: readonly string[]): string =>
    `  ${row.map((cell, i) => (i < 2 ? cell.padEnd(widths[i] ?? 0) : cell.padStart(widths[i] ?? 0))).join('   ')}`.trimEnd();
  const rule = '  ' + '─'.repeat(widths.reduce((sum, width) => sum + width, 0) + 3 * (widths.length - 1));
  const title = `  Trial balance as of ${asOf}, ${currency}`;
  return [title, rule, line(head), rule, ...body.map(line), rule, line(foot)].join('\n');
}
