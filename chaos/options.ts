import { randomInt } from 'node:crypto';
import { parseArgs } from 'node:util';
import { numberOf, wholeOf, withUsage } from '../bench/harness/numbers';
import { SABOTAGES, type Sabotage } from './sabotage/sabotages.data';

export interface Options {
  /** What the plan of requests and of faults is made from. */
  readonly seed: number;
  readonly seconds: number;
  /** At work in the first organisation, all at once. */
  readonly crowd: number;
  /** At work in the others. */
  readonly clients: number;
  readonly organisations: number;
  /** Only faults whose name contains one of these; empty for all. */
  readonly only: readonly string[];
  /** Breaks the build on purpose, so that the checks can be seen to fail. */
  readonly sabotage: readonly Sabotage[];
  /** The arguments that ask for it. */
  readonly broken: string;
  /** Where what was sent and what the processes said is kept; null for a folder that is made. */
  readonly folder: string | null;
}

const USAGE = `Options:
  --seed N             repeat the plan of this seed (default: a new one, which is printed)
  --minutes N          how long faults are injected (default 1)
  --crowd N            clients in the first organisation (default 16)
  --clients N          clients in the other organisations (default 8)
  --organisations N    organisations they work in (default 3)
  --faults A,B         only faults whose name contains one of these words
  --folder PATH        where the log of the run goes (default: a new folder, which is printed)
Break the build on purpose; the run must fail:
  --sabotage NAME      ${SABOTAGES.map(({ name }) => name).join(', ')}
  --without TEXT       take TEXT, such as "FOR SHARE", out of every statement; may be repeated
  --drop-trigger NAME  take a trigger out of the database; may be repeated`;

const many = { type: 'string', multiple: true, default: [] as string[] } as const;

/** Throws with the usage for anything that it does not know. */
export const readOptions = (args: readonly string[]): Options =>
  withUsage(USAGE, () => {
    const { values } = parseArgs({
      args: [...args],
      options: {
        seed: { type: 'string' },
        minutes: { type: 'string', default: '1' },
        crowd: { type: 'string', default: '16' },
        clients: { type: 'string', default: '8' },
        organisations: { type: 'string', default: '3' },
        faults: { type: 'string', default: '' },
        folder: { type: 'string' },
        sabotage: many,
        without: many,
        'drop-trigger': many,
      },
    });
    return {
      seed: values.seed === undefined ? randomInt(1, 2 ** 31) : wholeOf(values.seed, '--seed', 1, 2 ** 31),
      seconds: 60 * numberOf(values.minutes, '--minutes', 0.1, 600),
      crowd: wholeOf(values.crowd, '--crowd', 1, 200),
      clients: wholeOf(values.clients, '--clients', 1, 200),
      organisations: wholeOf(values.organisations, '--organisations', 2, 50),
      only: values.faults.split(',').filter(Boolean),
      folder: values.folder ?? null,
      broken: [
        ...values.sabotage.map((name) => ` --sabotage ${name}`),
        ...values.without.map((text) => ` --without ${JSON.stringify(text)}`),
        ...values['drop-trigger'].map((name) => ` --drop-trigger ${name}`),
      ].join(''),
      sabotage: [
        ...values.sabotage.map(named),
        ...values.without.map((text) => ({ name: `without ${text}`, line: [[text, ''] as const], sql: [] })),
        ...values['drop-trigger'].map((name) => ({
          name: `without the trigger ${name}`,
          line: [],
          sql: [dropTrigger(name)],
        })),
      ],
    };
  });

function named(name: string): Sabotage {
  const found = SABOTAGES.find((each) => each.name === name);
  if (!found) throw new Error(`--sabotage knows no ${JSON.stringify(name)}`);
  return found;
}

function dropTrigger(name: string): string {
  if (!/^[a-z_]+$/.test(name)) throw new Error('--drop-trigger takes the name of a trigger');
  return `DO $$ DECLARE place regclass; BEGIN
    SELECT tgrelid::regclass INTO STRICT place FROM pg_trigger WHERE tgname = '${name}';
    EXECUTE format('DROP TRIGGER %I ON %s', '${name}', place); END $$`;
}
