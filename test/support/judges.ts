import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** A program that the exports are made for: what it says of a file of its format. */
export interface Judge {
  readonly format: 'hledger' | 'ledger' | 'beancount';
  readonly program: string;
  /** Throws with the program's words unless it takes the file as it is, in its strictest mode. */
  readonly check: (text: string) => void;
  /** The balance in base currency by account code, debits positive, as the program adds them up; zeros are left out. */
  readonly balances: (text: string) => Map<string, string>;
}

const run = (program: string, args: readonly string[], text: string): string => {
  const folder = mkdtempSync(join(tmpdir(), 'contra-judge-'));
  const file = join(folder, 'export');
  try {
    writeFileSync(file, text);
    const { status, stdout, stderr, error } = spawnSync(
      program,
      args.map((arg) => arg.replace('FILE', file)),
      { encoding: 'utf8', maxBuffer: 2 ** 28, env: { ...process.env, LC_ALL: 'C.UTF-8' } },
    );
    if (error) throw error;
    if (status !== 0)
      throw new Error(`${program} ${args.join(' ')}: ${stderr.slice(0, 4000)}${stdout.slice(0, 2000)}`);
    return stdout;
  } finally {
    rmSync(folder, { recursive: true });
  }
};

/** Rows of an account's name and its balance, tab or comma between them, the currency behind. */
function byCode(rows: string, codes: ReadonlyMap<string, string>): Map<string, string> {
  const balances = new Map<string, string>();
  for (const row of rows.split('\n')) {
    const [, name = '', amount] = /^"?(.*?)"?\s*[\t,]\s*"?(-?[\d.]+) [A-Z]{3}"?\s*$/.exec(row) ?? [];
    if (amount === undefined || Number(amount) === 0) continue;
    const code = codes.get(name.replaceAll('""', '"'));
    if (code === undefined) throw new Error(`no account is declared for ${row}`);
    balances.set(code, amount);
  }
  return balances;
}

const codesOf = (text: string, declaration: RegExp): Map<string, string> =>
  new Map([...text.matchAll(declaration)].map(([, name = '', code = '']) => [name, code]));

export const judges: readonly Judge[] = [
  {
    format: 'hledger',
    program: 'hledger',
    check: (text) => void run('hledger', ['-f', 'FILE', 'check', '-s'], text),
    balances: (text) =>
      byCode(
        run('hledger', ['-f', 'FILE', 'balance', '-B', '--flat', '--no-total', '-O', 'csv'], text),
        codesOf(text, /^account (.+?) {2}; type: ., code: (.+)$/gm),
      ),
  },
  {
    format: 'ledger',
    program: 'ledger',
    check: (text) => void run('ledger', ['--args-only', '--pedantic', '-f', 'FILE', 'source'], text),
    balances: (text) =>
      byCode(
        run(
          'ledger',
          [
            ...['--args-only', '-f', 'FILE', 'balance', '-B', '--flat', '--no-total'],
            ...['--balance-format', '%(account)\t%(display_total)\n'],
          ],
          text,
        ),
        codesOf(text, /^account (.+)\n {4}note (\S+),/gm),
      ),
  },
  {
    format: 'beancount',
    program: 'bean-check',
    check: (text) => void run('bean-check', ['FILE'], text),
    balances: (text) =>
      byCode(
        run('bean-query', ['-f', 'csv', 'FILE', 'select account, sum(weight) group by account'], text),
        codesOf(text, /^\S+ open (\S+)\n {2}code: "(.+)"$/gm),
      ),
  },
];

/** For a test that needs a program: skipped, with a word, where it is not installed; never where everything must pass. */
export function withProgram(program: string): jest.It {
  if (process.env['CI'] === 'true' || spawnSync(program, ['--version']).error === undefined) return it;
  console.warn(`${program} is not installed: what it would say is not tested`);
  return it.skip;
}
