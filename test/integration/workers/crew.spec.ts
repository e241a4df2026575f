import type { Worker } from 'node:cluster';
import { EventEmitter } from 'node:events';
import { Crew } from '../../../src/cluster/crew';

/** A worker without a process: it is up, and ends, when the test says so. */
class PretendedWorker extends EventEmitter {
  signals: string[] = [];
  heard: unknown[] = [];
  private ended = false;
  constructor(readonly id: number) {
    super();
  }

  readonly process = { pid: 1, kill: (signal: string) => this.signals.push(signal) };

  isDead = (): boolean => this.ended;
  isConnected = (): boolean => !this.ended;
  send = (message: unknown): unknown => this.heard.push(message);

  sayUp(): void {
    this.emit('message', { contra: 'up', text: 'here', news: false });
  }

  end(code: number | null, signal = ''): void {
    this.ended = true;
    this.emit('exit', code, signal);
  }
}

describe('The workers of a service', () => {
  let forked: PretendedWorker[];
  let crew: Crew;
  let failures: string[];

  beforeEach(() => {
    jest.useFakeTimers({ doNotFake: ['performance'] });
    [forked, failures] = [[], []];
    crew = new Crew({
      size: 2,
      fork: () => {
        const worker = new PretendedWorker(forked.length + 1);
        forked.push(worker);
        return worker as unknown as Worker;
      },
      onMessage: () => undefined,
      log: () => undefined,
      onGivingUp: ({ message }) => failures.push(message),
    });
  });
  afterEach(() => jest.useRealTimers());

  const startBoth = async (): Promise<void> => {
    const started = crew.start();
    for (const worker of forked) worker.sayUp();
    await started;
  };

  it('end the start when one of them cannot begin', async () => {
    const started = crew.start();
    forked[0]?.sayUp();
    forked[1]?.end(1);
    await expect(started).rejects.toThrow('worker 2 ended with code 1 before it was up');
  });

  it('are replaced when they end without having been asked to', async () => {
    await startBoth();
    forked[0]?.end(null, 'SIGKILL');
    expect(crew.up).toHaveLength(1);
    jest.advanceTimersByTime(250);
    forked[2]?.sayUp();
    expect(crew.up).toHaveLength(2);
    expect(crew.restarted).toBe(1);
  });

  it('end the service when one of them ends again and again', async () => {
    await startBoth();
    for (let deaths = 0; deaths < 9; deaths += 1) {
      forked.at(-1)?.end(1);
      jest.advanceTimersByTime(15_000);
    }
    expect(failures).toEqual(['worker 10 ended with code 1, as those before it did']);
    expect(forked).toHaveLength(2 + 8);
  });

  it('are all asked to stop, and none is started any more', async () => {
    await startBoth();
    forked[1]?.end(1);
    const stopped = crew.stop(5000);
    expect(forked[0]?.signals).toEqual(['SIGTERM']);
    forked[0]?.end(0);
    expect(await stopped).toBe(true);
    jest.advanceTimersByTime(60_000);
    expect(forked).toHaveLength(2);
  });

  it('are killed when they do not stop in time, which is no clean stop', async () => {
    await startBoth();
    const stopped = crew.stop(5000);
    forked[1]?.end(0);
    jest.advanceTimersByTime(5000);
    expect(forked[0]?.signals).toEqual(['SIGTERM', 'SIGKILL']);
    forked[0]?.end(null, 'SIGKILL');
    expect(await stopped).toBe(false);
  });

  it('do not end cleanly when one of them fails to', async () => {
    await startBoth();
    const stopped = crew.stop(5000);
    forked[0]?.end(1);
    forked[1]?.end(0);
    expect(await stopped).toBe(false);
  });
});
