import { startTestApp, type TestApp } from '../../support/app';
import { addJobs, inLedger, jobsOf } from '../../support/background';
import { openBooks } from '../../support/books';
import { LEASE_SECONDS, done, gate, handle, outcomes, subjects } from '../../support/job-handlers';
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

  it('are each claimed by one of two workers', async () => {
    const other = await startTestApp({ database: app.database });
    other.clock.travelTo('2026-05-20T14:00:00Z');
    app.clock.travelTo('2026-05-20T14:00:00Z');
    const worked: string[] = [];
    const kind = handle(app, async (job) => {
      worked.push(job.subject);
      await done(app, job);
    });
    handle(
      other,
      async (job) => {
        worked.push(job.subject);
        await done(other, job);
      },
      { kind },
    );
    const all = Array.from({ length: 60 }, (_, i) => `subject ${i}`);
    await addJobs(
      app,
      ledger,
      all.map((subject) => ({ kind, subject })),
    );
    await Promise.all([app.settle(`jobs:${kind}`), other.settle(`jobs:${kind}`)]);
    await other.close();
    expect(worked.sort()).toEqual(all.sort());
    expect(await subjects(app, ledger, kind)).toEqual([]);
  });

  it('pass to another when a lease ends, and then the first holder can commit nothing of its outcome', async () => {
    const other = await startTestApp({ database: app.database });
    const [point, later] = [gate(), gate()];
    let lost: unknown;
    const kind = handle(app, async (job) => {
      await point.wait();
      await done(app, job, 'of the first holder').catch((error: unknown) => {
        lost = error;
        throw error;
      });
    });
    handle(
      other,
      async (job) => {
        await later.wait();
        await done(other, job, `of the second, attempt ${job.attempts}`);
      },
      { kind },
    );
    await addJobs(app, ledger, [{ kind, subject: 'contested' }]);
    const first = app.settle(`jobs:${kind}`);
    await point.reached;
    const leased = new Date(app.clock.now());
    other.clock.travelTo(new Date(leased.getTime() + (LEASE_SECONDS - 5) * 1000).toISOString());
    await other.settle(`jobs:${kind}`);
    expect((await jobsOf(app, ledger, kind))[0]?.attempts).toBe(1);
    other.clock.travelTo(new Date(leased.getTime() + (LEASE_SECONDS + 5) * 1000).toISOString());
    const second = other.settle(`jobs:${kind}`);
    await later.reached;
    point.open();
    await first;
    expect(await outcomes(app, ledger, kind)).toEqual([]);
    later.open();
    await second;
    await other.close();
    expect(String(lost)).toContain('LeaseLost');
    expect([await outcomes(app, ledger, kind), await subjects(app, ledger, kind)]).toEqual([
      ['of the second, attempt 2'],
      [],
    ]);
  });

  it('can be cancelled, even while they are worked on', async () => {
    const point = gate();
    const kind = handle(app, async (job) => {
      await point.wait();
      await done(app, job, 'too late');
    });
    await addJobs(app, ledger, [{ kind, subject: 'unwanted' }]);
    const working = app.settle(`jobs:${kind}`);
    await point.reached;
    await inLedger(app, ledger, (tx) => app.parts.jobs.cancel(tx, kind, 'unwanted'));
    point.open();
    await working;
    expect([await outcomes(app, ledger, kind), await subjects(app, ledger, kind)]).toEqual([[], []]);
  });

  it('of a ledger that its sandbox has left are dropped: nothing is done in it any more', async () => {
    const sandbox = await openBooks(app, { sandbox: true });
    const left = await ledgerOf(app, sandbox.organisation.id);
    const kind = handle(app, (job) => done(app, job, 'never'));
    await addJobs(app, left, [{ kind, subject: 'of the past' }]);
    expect((await sandbox.live.post('/organisation/reset', {})).status).toBe(200);
    await app.settle(`jobs:${kind}`);
    expect([await outcomes(app, left, kind), await subjects(app, left, kind)]).toEqual([[], []]);
  });
});
