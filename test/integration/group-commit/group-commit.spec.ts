import { setTimeout as sleep } from 'node:timers/promises';
import type { Config } from '../../../src/platform/config/config';
import type { Tx } from '../../../src/platform/database/transaction';
import type { UnitOfWork } from '../../../src/platform/database/unit-of-work';
import { GroupCommit } from '../../../src/platform/group-commit/group-commit';
import { GroupWriter } from '../../../src/platform/group-commit/group-writer';
import type { Metrics } from '../../../src/platform/operations/metrics';
import type { RequestContext } from '../../../src/platform/request-context/request-context';
import { contextOf, ECHO, type Told } from './waiting';

const LIMITS = {
  postingConcurrency: 8,
  databasePoolSize: 16,
  postingQueueRequests: 5000,
  postingQueueBytes: 1_000_000,
  postingWaitSeconds: 30,
  postingOrganisations: 1,
};

/** Groups whose transactions end when the test says so. */
class HeldCommits {
  /** The organisation and the size of each group, in the order in which they began. */
  readonly begun: string[] = [];
  private readonly ends: (() => void)[] = [];
  readonly commits: GroupCommit;

  constructor(limits: Partial<typeof LIMITS> = {}, failure?: Error) {
    const nothingStored = { query: () => Promise.resolve([]), course: {} } as unknown as Tx;
    const together: UnitOfWork['together'] = async ({ requests, work }) => {
      this.begun.push(`${requests[0].organisation.id} ${requests.length}`);
      await new Promise<void>((resolve) => this.ends.push(resolve));
      if (failure) throw failure;
      return work(nothingStored);
    };
    const metrics = { observePosting: () => undefined, groups: { observe: () => undefined } };
    const work = { together } as UnitOfWork;
    this.commits = new GroupCommit(
      { ...LIMITS, ...limits } as Config,
      work,
      new GroupWriter(work, metrics as unknown as Metrics),
      metrics as unknown as Metrics,
    );
  }

  post(organisation: string, told: Told = {}): Promise<object> {
    const id = { id: organisation, organisationId: organisation };
    const ctx: RequestContext = contextOf({ ...told, organisation: id });
    const answer = this.commits.post(ECHO, ctx, organisation);
    answer.catch(() => undefined);
    return answer;
  }

  async end(): Promise<void> {
    this.ends.shift()?.();
    await sleep(2);
  }
}

const code = (work: Promise<unknown>): Promise<unknown> =>
  work.then(
    () => 'done',
    (error: unknown) => (error as { code: string }).code,
  );

describe('Posting in groups', () => {
  it('holds up no organisation for another that has a thousand requests', async () => {
    const held = new HeldCommits({ postingConcurrency: 1 });
    for (let i = 0; i < 1000; i += 1) void held.post('busy');
    await sleep(2);
    void held.post('small');
    await sleep(2);
    await held.end();
    await held.end();
    await held.end();
    expect(held.begun.map((each) => each.split(' ')[0])).toEqual(['busy', 'busy', 'small', 'busy']);
  });

  it('takes turns among organisations that all have much to do', async () => {
    const held = new HeldCommits({ postingConcurrency: 1 });
    for (const each of ['a', 'b', 'c']) for (let i = 0; i < 200; i += 1) void held.post(each);
    await sleep(2);
    for (let i = 0; i < 8; i += 1) await held.end();
    expect(held.begun.map((each) => each.split(' ')[0]).join('')).toBe('abcabcabc');
  });

  it('gives an organisation whose groups do not end half of what there is, however many keys it has', async () => {
    const held = new HeldCommits();
    for (let i = 0; i < 20; i += 1) void held.post('locked', { keyId: `key_${i}` });
    await sleep(2);
    for (const each of ['a', 'b', 'c', 'd', 'e']) void held.post(each);
    await sleep(2);
    const order = held.begun.map((each) => each.split(' ')[0]);
    expect(order).toEqual(['locked', 'locked', 'locked', 'locked', 'a', 'b', 'c', 'd']);
    await held.end();
    expect(held.begun.at(-1)).toBe('locked 1');
  });

  it('leaves connections to those that do not post, however many groups are allowed', async () => {
    const held = new HeldCommits({ postingConcurrency: 100, databasePoolSize: 8 });
    for (let i = 0; i < 30; i += 1) void held.post(`org_${i}`);
    await sleep(2);
    expect(held.begun).toHaveLength(6);
  });

  it('refuses those that find too many, or too much, waiting, and takes others when there is room again', async () => {
    const held = new HeldCommits({ postingQueueRequests: 3, postingQueueBytes: 1000 });
    const first = held.post('org_1');
    await sleep(2);
    const waiting = [1, 2, 3].map(() => held.post('org_1'));
    expect(await code(held.post('org_1'))).toBe('unavailable');
    await held.end();
    await held.end();
    expect(await Promise.all([first, ...waiting])).toHaveLength(4);

    const arrival = { bytes: 600, left: () => false };
    const large = [1, 2, 3].map(() => held.post('org_2', { arrival }));
    expect(await code(held.post('org_2'))).toBe('unavailable');
    await sleep(2);
    await held.end();
    expect((await Promise.all(large.map(code))).sort()).toEqual(['done', 'done', 'unavailable']);
  });

  it('lets go in time of those that wait behind a group that does not end, and never posts them', async () => {
    const held = new HeldCommits({ postingWaitSeconds: 0.3 });
    const first = held.post('org_1');
    await sleep(2);
    const late = held.post('org_1');
    expect(await code(late)).toBe('unavailable');
    await held.end();
    expect([await code(first), held.begun]).toEqual(['done', ['org_1 1']]);
  });

  it('halves what fails again and again for no longer than its requests may wait', async () => {
    const held = new HeldCommits({ postingWaitSeconds: 0.3 }, new Error('it stays so'));
    const all = Array.from({ length: 8 }, () => held.post('org_1'));
    await sleep(2);
    await held.end();
    await sleep(350);
    await held.end();
    expect(new Set(await Promise.all(all.map(code)))).toEqual(new Set(['unavailable']));
    expect(held.begun).toEqual(['org_1 8', 'org_1 4']);
  });

  it('drops those whose client has hung up while they waited', async () => {
    const held = new HeldCommits();
    const first = held.post('org_1');
    await sleep(2);
    let left = false;
    const gone = held.post('org_1', { arrival: { bytes: 0, left: () => left } });
    const stays = held.post('org_1');
    left = true;
    await held.end();
    expect(await code(gone)).toBe('unavailable');
    await held.end();
    expect([await code(first), await code(stays), held.begun]).toEqual([
      'done',
      'done',
      ['org_1 1', 'org_1 1'],
    ]);
  });
});
