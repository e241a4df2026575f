import { setTimeout as sleep } from 'node:timers/promises';
import { startTestApp, type TestApp } from '../../support/app';
import { addJobs, jobsOf } from '../../support/background';
import { openBooks } from '../../support/books';
import { done, gate, handle, outcomes, subjects } from '../../support/job-handlers';
import { ledgerOf } from '../../support/plain-sql';

describe('Jobs', () => {
  let app: TestApp;
  let ledger: string;

  beforeAll(async () => {
    app = await startTestApp();
    app.clock.travelTo('2026-05-20T12:00:00Z');
    ledger = await ledgerOf(app, (await openBooks(app)).organisation.id);
  });
  afterAll(() => app.close());

  it('are done when they are due, once a subject, and gone with their outcome', async () => {
    const payloads: unknown[] = [];
    const kind = handle(app, async (job) => {
      payloads.push([job.subject, job.payload, job.attempts]);
      await done(app, job, job.subject);
    });
    const payload = { to: 'somebody' };
    await addJobs(app, ledger, [
      { kind, subject: 'now', payload },
      { kind, subject: 'now', payload: { to: 'nobody' } },
      { kind, subject: 'later', dueAt: new Date('2026-05-20T13:00:00Z') },
    ]);
    await addJobs(app, ledger, [{ kind, subject: 'now', payload: { to: 'nobody' } }]);
    await app.settle(`jobs:${kind}`);
    expect(payloads).toEqual([['now', payload, 1]]);
    expect([await subjects(app, ledger, kind), await outcomes(app, ledger, kind)]).toEqual([
      ['later'],
      ['now'],
    ]);
    app.clock.travelTo('2026-05-20T13:00:01Z');
    await app.settle(`jobs:${kind}`);
    expect([await subjects(app, ledger, kind), await outcomes(app, ledger, kind)]).toEqual([
      [],
      ['later', 'now'],
    ]);
  });

  it('that fail are tried again after growing delays, and so are those that end without an outcome', async () => {
    app.clock.travelTo('2026-05-20T16:00:00Z');
    let attempts = 0;
    const kind = handle(app, async () => {
      attempts += 1;
      if (attempts % 2 === 1) throw new Error('not today');
      return Promise.resolve();
    });
    await addJobs(app, ledger, [{ kind, subject: 'hard' }]);
    for (const seconds of [5, 10, 20, 40]) {
      const before = app.clock.now().getTime();
      await app.settle(`jobs:${kind}`);
      const [job] = await jobsOf(app, ledger, kind);
      const delay = ((job?.due_at.getTime() ?? 0) - before) / 1000;
      expect(job?.lease).toBeNull();
      expect(delay).toBeGreaterThan(seconds * 0.79);
      // The clock runs on while the job is worked on.
      expect(delay).toBeLessThan(seconds + 5);
      app.clock.travelTo(new Date(before + (seconds + 6) * 1000).toISOString());
    }
    expect(attempts).toBe(4);
  });

  it('that are slow hold up no others, and no more are in hand than may be', async () => {
    const working = await startTestApp({ database: app.database, env: { BACKGROUND_WORK: 'true' } });
    working.clock.travelTo(app.clock.now().toISOString());
    const point = gate();
    let now = 0;
    let most = 0;
    const kind = handle(
      working,
      async (job) => {
        now += 1;
        most = Math.max(most, now);
        if (job.subject === 'slow') await point.wait();
        await done(working, job, job.subject);
        now -= 1;
      },
      { concurrency: 3 },
    );
    const quick = Array.from({ length: 12 }, (_, i) => `${i + 10}`);
    await addJobs(
      app,
      ledger,
      ['slow', ...quick].map((subject) => ({ kind, subject })),
    );
    await point.reached;
    for (let tries = 0; (await outcomes(app, ledger, kind)).length < quick.length; tries += 1) {
      if (tries > 500) throw new Error('the quick ones wait for the slow one');
      await sleep(10);
    }
    expect(await outcomes(app, ledger, kind)).toEqual(quick);
    point.open();
    await working.close();
    expect(most).toBe(3);
  });

  it('of one organisation do not stand in the way of those of another', async () => {
    const theirs = await ledgerOf(app, (await openBooks(app)).organisation.id);
    const order: string[] = [];
    const kind = handle(
      app,
      async (job) => {
        order.push(job.organisationId === theirs ? 'theirs' : 'ours');
        await done(app, job);
      },
      { concurrency: 2 },
    );
    const many = Array.from({ length: 10 }, (_, i) => ({ kind, subject: `${i}` }));
    await addJobs(app, ledger, many);
    await addJobs(app, theirs, [{ kind, subject: 'late' }]);
    await app.settle(`jobs:${kind}`);
    expect(order).toHaveLength(11);
    expect(order.slice(0, 2)).toContain('theirs');
  });

  it('that are due show in the metrics by kind, with how long the oldest has waited; those to come do not', async () => {
    app.clock.travelTo('2026-05-20T18:00:00Z');
    const kind = handle(app, (job) => done(app, job));
    const metric = async (name: string): Promise<number> => {
      await app.settle('work-lag');
      const { text } = await app.api().get('/metrics');
      return Number(
        text
          .split('\n')
          .find((line) => line.startsWith(`${name} `))
          ?.split(' ')[1],
      );
    };
    await addJobs(app, ledger, [
      { kind, subject: 'old', dueAt: new Date('2026-05-20T17:50:00Z') },
      { kind, subject: 'new' },
      { kind, subject: 'to come', dueAt: new Date('2026-05-20T19:00:00Z') },
    ]);
    expect(await metric(`contra_jobs_due{kind="${kind}"}`)).toBe(2);
    expect(await metric(`contra_jobs_oldest_due_seconds{kind="${kind}"}`)).toBeGreaterThanOrEqual(600);
    await app.settle(`jobs:${kind}`);
    expect(await metric(`contra_jobs_due{kind="${kind}"}`)).toBe(0);
    expect(await metric(`contra_jobs_oldest_due_seconds{kind="${kind}"}`)).toBe(0);
    expect(await metric('contra_outbox_lag_events')).toBeGreaterThan(0);
    await app.settle('relay');
    expect(await metric('contra_outbox_lag_events')).toBe(0);
  });

  it('are waited for by a stop, which begins none', async () => {
    const stopping = await startTestApp({ database: app.database, env: { BACKGROUND_WORK: 'true' } });
    const point = gate();
    const kind = handle(
      stopping,
      async (job) => {
        await point.wait();
        await done(stopping, job, job.subject);
      },
      { concurrency: 1 },
    );
    await addJobs(stopping, ledger, [
      { kind, subject: 'first' },
      { kind, subject: 'second' },
    ]);
    await point.reached;
    let stopped = false;
    const stop = stopping.close().then(() => (stopped = true));
    await sleep(100);
    expect(stopped).toBe(false);
    point.open();
    await stop;
    expect([await outcomes(app, ledger, kind), (await subjects(app, ledger, kind)).length]).toEqual([
      [expect.any(String)],
      1,
    ]);
  });
});
