import { setTimeout as sleep } from 'node:timers/promises';
import type { Fault } from './fault';

const cutting = (name: string, when: 'before' | 'after', weight: number): Fault => ({
  name,
  weight,
  inject: async ({ line }, random) => {
    line.cutCommits(when, random.between(1, 8));
    await sleep(random.between(200, 1500));
    line.cutCommits(when, 0);
  },
});

export const NETWORK_FAULTS: readonly Fault[] = [
  cutting('connections cut after COMMIT was sent, before its answer', 'after', 6),
  cutting('connections cut before COMMIT arrives', 'before', 2),
  {
    name: 'all connections cut',
    weight: 3,
    inject: async ({ line }) => {
      line.cutAll();
      await sleep(100);
    },
  },
  {
    name: 'frozen sockets',
    weight: 2,
    inject: async ({ line }, random) => {
      line.freeze();
      await sleep(random.between(500, 6000));
      if (random.chance(0.5)) line.cutAll();
      line.thaw();
    },
  },
];
