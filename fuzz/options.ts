import { randomInt } from 'node:crypto';
import { parseArgs } from 'node:util';
import { wholeOf, withUsage } from '../bench/harness/numbers';

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
export const readOptions = (args: readonly string[]): Options =>
  withUsage(USAGE, () => {
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
      requests: wholeOf(values.requests, '--requests', 1, 100_000_000),
      seed: values.seed === undefined ? randomInt(1, 2 ** 31) : wholeOf(values.seed, '--seed', 0, 2 ** 31),
      connections: wholeOf(values.connections, '--connections', 4, 200),
      only: values.only.split(',').filter(Boolean),
    };
  });
