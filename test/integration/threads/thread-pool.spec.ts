import { join } from 'node:path';
import { ThreadPool, type ThreadPoolOptions } from '../../../src/platform/threads/thread-pool';
import type { Restless } from '../../support/restless-thread';

const support = join(__dirname, '../../support');
const pools: ThreadPool<Restless, string>[] = [];

function open(changes: Partial<ThreadPoolOptions> = {}): ThreadPool<Restless, string> {
  const pool = new ThreadPool<Restless, string>({
    name: 'rendering',
    file: join(support, 'restless-thread'),
    threads: 1,
    waiting: 4,
    seconds: 20,
    megabytes: 64,
    idleSeconds: 5,
    ...changes,
  });
  pools.push(pool);
  return pool;
}

afterAll(async () => {
  for (const pool of pools) await pool.close();
});

describe('work in a thread', () => {
  it('answers', async () => {
    expect(await open().run('answer')).toBe('answered "answer"');
  });

  it('refuses with the code and the details of the refusal', async () => {
    await expect(open().run('refuse')).rejects.toMatchObject({
      name: 'DomainError',
      code: 'einvoice_incomplete',
      message: 'Missing.',
      details: { missing: [{ term: 'BT-35' }] },
    });
  });

  it.each(['fail', 'exit', 'fill the memory'] as const)(
    'that is to %s fails alone: what waits behind it is done',
    async (what) => {
      const pool = open();
      const [failed, next] = await Promise.allSettled([pool.run(what), pool.run('answer')]);
      expect(failed).toMatchObject({ status: 'rejected', reason: { message: 'The rendering failed' } });
      expect(next).toEqual({ status: 'fulfilled', value: 'answered "answer"' });
    },
  );

  it('that never ends is ended and is to be tried again, and what waits behind it has its full time', async () => {
    const pool = open({ seconds: 2 });
    const [ended, next] = await Promise.allSettled([pool.run('never end'), pool.run({ after: 300 })]);
    const message = 'The rendering took longer than 2 s. Try again in a moment.';
    expect(ended).toMatchObject({ status: 'rejected', reason: { code: 'unavailable', message } });
    expect(next).toMatchObject({ status: 'fulfilled' });
  });

  it('is refused once too much waits, and taken again later', async () => {
    const pool = open({ waiting: 2 });
    const all = await Promise.allSettled([1, 2, 3, 4].map((after) => pool.run({ after })));
    expect(all.map(({ status }) => status)).toEqual(['fulfilled', 'fulfilled', 'fulfilled', 'rejected']);
    expect(all[3]).toMatchObject({ reason: { name: 'DomainError', code: 'unavailable' } });
    expect(await pool.run('answer')).toBe('answered "answer"');
  });

  it('leaves the event loop free', async () => {
    const pool = open({ seconds: 1 });
    const working = pool.run('never end').catch(() => undefined);
    let [longest, last] = [0, performance.now()];
    const ticking = setInterval(() => {
      const now = performance.now();
      [longest, last] = [Math.max(longest, now - last), now];
    }, 5);
    await working;
    clearInterval(ticking);
    // A machine that is busy with others delays a timer; a blocked loop would by the whole second.
    expect(longest).toBeLessThan(700);
  });

  it('is over when the pool is closed', async () => {
    const pool = open();
    const working = pool.run('never end');
    await new Promise((done) => setTimeout(done, 300));
    const closed = pool.close();
    await expect(working).rejects.toThrow('The rendering failed');
    await closed;
    await expect(pool.run('answer')).rejects.toMatchObject({ code: 'unavailable' });
  });
});
