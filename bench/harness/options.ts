import { parseArgs } from 'node:util';

export interface Options {
  /** How often everything is measured, in turn. */
  readonly rounds: number;
  /** The length of one measurement. */
  readonly seconds: number;
}

const USAGE = `Options:
  --rounds N    measure everything N times in turn (default 5; fewer is a quick look, no result)
  --seconds N   length of one measurement (default 5)`;

/** Throws with the usage for anything that it does not know. */
export function readOptions(args: readonly string[]): Options {
  try {
    const { values } = parseArgs({
      args: [...args],
      options: { rounds: { type: 'string', default: '5' }, seconds: { type: 'string', default: '5' } },
    });
    return {
      rounds: between(values.rounds, '--rounds', 1, 100),
      seconds: between(values.seconds, '--seconds', 1, 600),
    };
  } catch (error) {
    throw new Error(`${error instanceof Error ? error.message : String(error)}\n${USAGE}`, { cause: error });
  }
}

function between(text: string, name: string, least: number, most: number): number {
  const value = Number(text);
  if (Number.isInteger(value) && value >= least && value <= most) return value;
  throw new Error(`${name} must be a whole number from ${least} to ${most}, not ${JSON.stringify(text)}`);
}
