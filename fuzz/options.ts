import { randomInt } from 'node:crypto';
import { parseArgs } from 'node:util';

export interface Options {
  readonly requests: number;
  /** What the requests are drawn from. */
  readonly seed: number;
  readonly connections: number;
  /** Only operations whose id contains one of these; empty for all. */
  readonly only: readonly string[];
}

const USAGE = `Options:
  --requests N      how many (default 100000)
  --seed N          draw the same requests as the run with this seed (default: a new one, which is printed)
  --connections N   how many of them at once (default 16)
  --only A,B        only operations whose id contains one of these words, such as createInvoice`;

/** Throws with the usage for anything that it does not know. */
export function readOptions(args: readonly string[]): Options {
  try {
    const { values } = parseArgs({
      args: [...args],
      options: {
        requests: { type: 'string', default: '100000' },
        seed: { type: 'string' },
        connections: { type: 'string', default: '16' },
        only: { type: 'string', default: '' },
      },
    });
    return {
      requests: whole(values.requests, '--requests', 1, 100_000_000),
      seed: values.seed === undefined ? randomInt(1, 2 ** 31) : whole(values.seed, '--seed', 0, 2 ** 31),
      connections: whole(values.connections, '--connections', 4, 200),
      only: values.only.split(',').filter(Boolean),
    };
  } catch (error) {
    throw new Error(`${error instanceof Error ? error.message : String(error)}\n${USAGE}`, { cause: error });
  }
}

function whole(text: string, name: string, least: number, most: number): number {
  const value = Number(text);
  if (Number.isInteger(value) && value >= least && value <= most) return value;
  throw new Error(`${name} must be a whole number from ${least} to ${most}, not ${JSON.stringify(text)}`);
}
