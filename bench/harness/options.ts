import { parseArgs } from 'node:util';
import { wholeOf, withUsage } from './numbers';

/** How much is measured; each bench says how large it is at which scale. */
export type Scale = 'quick' | 'default' | 'full';

export interface Options {
  readonly scale: Scale;
  /** Names of benches; empty for all. */
  readonly only: readonly string[];
  readonly list: boolean;
  /** How often everything is measured, in turn. */
  readonly rounds: number;
  /** The length of one measurement. */
  readonly seconds: number;
  /** Of the bench of creates. */
  readonly connections: readonly number[];
  readonly organisations: readonly number[];
  /** Credit notes to list, credit notes to create while memory is watched, lines of a journal: as each bench has it by default. */
  readonly notes: number | null;
  readonly creates: number | null;
  readonly lines: number | null;
}

const USAGE = `Options:
  --only a,b           only these benches; --list names them all
  --quick              one short round of small books: shows that all runs, and no figure
  --full               longer measurements and the largest books
  --rounds N           measure everything N times in turn (default 5)
  --seconds N          length of one measurement (default 2; quick 1, full 5)
  --connections a,b    of creates (default 1,8,32,64)
  --organisations a,b  of creates (default 1,200)
  --notes N            credit notes to list (default 1000000; quick 2000)
  --creates N          credit notes to create while memory is watched (default 100000; quick 12000; full 1000000)
  --lines N            lines of the journal to export (default 100000; quick 10000; full 1000000)`;

const SECONDS: Readonly<Record<Scale, string>> = { quick: '1', default: '2', full: '5' };

/** Throws with the usage for anything that it does not know. */
export const readOptions = (args: readonly string[]): Options => withUsage(USAGE, () => parse(args));

function parse(args: readonly string[]): Options {
  const text = { type: 'string' } as const;
  const flag = { type: 'boolean', default: false } as const;
  const { values } = parseArgs({
    args: [...args],
    options: {
      only: text,
      list: flag,
      quick: flag,
      full: flag,
      rounds: text,
      seconds: text,
      connections: { ...text, default: '1,8,32,64' },
      organisations: { ...text, default: '1,200' },
      notes: text,
      creates: text,
      lines: text,
    },
  });
  if (values.quick && values.full) throw new Error('--quick and --full exclude each other');
  const scale = values.quick ? 'quick' : values.full ? 'full' : 'default';
  const size = (name: 'notes' | 'creates' | 'lines', least: number): number | null =>
    values[name] === undefined ? null : wholeOf(values[name], `--${name}`, least, 100_000_000);
  return {
    scale,
    only: values.only?.split(',') ?? [],
    list: values.list,
    rounds: wholeOf(values.rounds ?? (values.quick ? '1' : '5'), '--rounds', 1, 100),
    seconds: wholeOf(values.seconds ?? SECONDS[scale], '--seconds', 1, 600),
    connections: values.connections.split(',').map((each) => wholeOf(each, '--connections', 1, 1000)),
    organisations: values.organisations.split(',').map((each) => wholeOf(each, '--organisations', 1, 1000)),
    notes: size('notes', 1000),
    creates: size('creates', 11_000),
    lines: size('lines', 10_000),
  };
}
