import { setTimeout as sleep } from 'node:timers/promises';
import { Logger } from '@nestjs/common';
import { Background, type BackgroundTask } from '../../../src/platform/background/background';
import { Neighbours } from '../../../src/platform/neighbours/neighbours';

const NEVER_MS = 3_600_000;

describe('A task in the background', () => {
  let background: Background;
  const warned: unknown[][] = [];

  beforeAll(() => {
    const silent = (): void => undefined;
    Logger.overrideLogger({
      log: silent,
      error: silent,
      warn: (...args: unknown[]) => warned.push(args),
    });
  });
  afterEach(() => background.beforeApplicationShutdown());
  afterAll(() => Logger.overrideLogger(undefined as unknown as boolean));

  const start = (task: BackgroundTask, { backgroundWork = true, shutdownTimeoutSeconds = 5 } = {}): void => {
    background = new Background({ backgroundWork, shutdownTimeoutSeconds }, new Neighbours());
    background.add(task);
    background.onApplicationBootstrap();
  };
  const until = async (what: () => boolean): Promise<void> => {
    for (let tries = 0; !what(); tries += 1) {
      if (tries > 1000) throw new Error('it did not come to that');
      await sleep(5);
    }
  };

  it('is never in two rounds at once, however it is woken, and many calls make one round', async () => {
    let rounds = 0;
    let now = 0;
    let most = 0;
    start({
      name: 'slow',
      everyMs: NEVER_MS,
      run: async () => {
        most = Math.max(most, (now += 1));
        await sleep(20);
        now -= 1;
        rounds += 1;
      },
    });
    for (let calls = 0; calls < 50; calls += 1) background.wake('slow');
    await until(() => now === 1);
    for (let calls = 0; calls < 50; calls += 1) background.wake('slow');
    await until(() => rounds === 2);
    await sleep(60);
    expect([most, rounds]).toEqual([1, 2]);
  });

  it('is tried again when it fails, and the log says which', async () => {
    let rounds = 0;
    start({
      name: 'fragile',
      everyMs: 1,
      run: () => ((rounds += 1) === 1 ? Promise.reject(new Error('not yet')) : Promise.resolve()),
    });
    await until(() => rounds > 2);
    expect(warned).toEqual([[{ err: expect.any(Error) }, expect.stringContaining('fragile'), 'fragile']]);
  });

  it('goes on at once while there is more, and rests between rounds that it is woken for', async () => {
    const at: number[] = [];
    start({
      name: 'eager',
      everyMs: NEVER_MS,
      restMs: 50,
      run: () => {
        at.push(performance.now());
        return Promise.resolve(at.length < 3);
      },
    });
    background.wake('eager');
    await until(() => at.length === 3);
    const [first = 0, second = 0, third = 0] = at;
    expect(Math.min(second - first, third - second)).toBeGreaterThan(45);
  });

  it('does not run where the work is left to others, unless it is one for everywhere', async () => {
    let rounds = 0;
    const run = (): Promise<void> => {
      rounds += 1;
      return Promise.resolve();
    };
    start({ name: 'here', everyMs: 1, run }, { backgroundWork: false });
    background.wake('here');
    await sleep(20);
    expect(rounds).toBe(0);
    background.add({ name: 'everywhere', everyMs: 1, everywhere: true, run });
    await until(() => rounds > 0);
  });

  it('is waited for by a stop, though not for ever', async () => {
    let running = false;
    let ended = false;
    const run = async (): Promise<void> => {
      running = true;
      await sleep(80);
      ended = true;
    };
    start({ name: 'last', everyMs: 1, run });
    await until(() => running);
    await background.beforeApplicationShutdown();
    expect(ended).toBe(true);
    start(
      { name: 'endless', everyMs: 1, run: () => new Promise(() => undefined) },
      { shutdownTimeoutSeconds: 0.05 },
    );
    await sleep(20);
    await background.beforeApplicationShutdown();
  });
});
