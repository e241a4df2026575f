import { Inject, Injectable } from '@nestjs/common';
import { DomainError } from '../../domain/errors';
import { onlyOutcome } from '../batch/batch-outcomes';
import type { Config } from '../config/config';
import { CONFIG } from '../config/config.token';
import { isConnectionLost, isDatabaseAway } from '../database/database-errors';
import { UnitOfWork } from '../database/unit-of-work';
import { Metrics } from '../operations/metrics';
import type { RequestContext } from '../request-context/request-context';
import type { GroupedWork } from './grouped-work';
import { Lane, type Waiting } from './lane';
import { stageGroup, type AnyWork } from './stage-group';

/** What the groups leave to all other requests: reads, dry runs and single transactions have connections too. */
const MOST_OF_POOL = 3 / 4;
/** What one organisation may have of them: while its books are being locked, all its groups wait. */
const MOST_OF_SLOTS = 1 / 2;
const SWEEP_MS = 250;

/**
 * Commits requests of one organisation that come at the same time in one transaction: its counters and the flush of the
 * log are paid once a group. When nothing is under way a request commits at once; what comes meanwhile goes together in the
 * next group. Whatever fails a group as a whole is tried again in halves, so that it fails only the request that it is of.
 *
 * Lanes take turns, so one organisation with very much to do holds up no other. What would wait too long, or pile up,
 * is refused with 503 `unavailable` before anything of it is sent to the database.
 */
@Injectable()
export class GroupCommit {
  private readonly lanes = new Map<string, Lane>();
  private readonly ready: Lane[] = [];
  private readonly waiting = { requests: 0, bytes: 0 };
  private readonly slots: number;
  /** Groups under way, by organisation. */
  private readonly underWay = new Map<string, number>();
  private running = 0;
  private committing = 0;
  private sweep: NodeJS.Timeout | null = null;

  constructor(
    @Inject(CONFIG) private readonly config: Config,
    private readonly work: UnitOfWork,
    private readonly metrics: Metrics,
  ) {
    const { postingConcurrency, databasePoolSize } = config;
    this.slots = Math.max(1, Math.min(postingConcurrency, Math.floor(databasePoolSize * MOST_OF_POOL)));
    this.metrics.observePosting(() => ({ waiting: this.waiting.requests, committing: this.committing }));
  }

  /** A dry run shares nothing: it has a read-only transaction of its own, and no live request waits for it. */
  async post<R, V extends object>(work: GroupedWork<R, V>, ctx: RequestContext, request: R): Promise<V> {
    if (ctx.dry) return this.alone(work, ctx, request);
    this.assertRoom();
    const bytes = ctx.arrival?.bytes ?? 0;
    const outcome = await new Promise<unknown>((settle, fail) => {
      const since = performance.now();
      this.enter(work, { ctx, request, touches: work.touches(request), bytes, since, settle, fail });
    });
    if (outcome instanceof Error) throw outcome;
    return outcome as V;
  }

  private alone<R, V extends object>(work: GroupedWork<R, V>, ctx: RequestContext, request: R): Promise<V> {
    return this.work.post(ctx, async (tx) => onlyOutcome(await work.stage(tx, [{ ctx, request }])));
  }

  private assertRoom(): void {
    const { postingQueueRequests, postingQueueBytes } = this.config;
    if (this.waiting.requests < postingQueueRequests && this.waiting.bytes < postingQueueBytes) return;
    throw busy('Too many requests are waiting to be posted.');
  }

  private enter(work: AnyWork, waiting: Waiting): void {
    const { organisationId } = waiting.ctx.organisation;
    const key = `${organisationId} ${waiting.ctx.caller.keyId} ${work.name}`;
    const lane = this.lanes.get(key) ?? new Lane(key, organisationId, work);
    this.lanes.set(key, lane);
    lane.add(waiting);
    this.count(waiting, 1);
    this.list(lane);
    this.watch();
  }

  /** Who waits behind a group that itself waits for a lock is let go in time, too. */
  private watch(): void {
    if (this.sweep || this.waiting.requests === 0) return;
    this.sweep = setTimeout(() => {
      this.sweep = null;
      for (const lane of this.lanes.values())
        for (const gone of lane.dismiss((each) => !this.isDue(each))) this.count(gone, -1);
      this.watch();
    }, SWEEP_MS).unref();
  }

  private count({ bytes }: Waiting, sign: 1 | -1): void {
    this.waiting.requests += sign;
    this.waiting.bytes += sign * bytes;
  }

  private list(lane: Lane): void {
    if (!lane.wants || lane.ready) return;
    lane.ready = true;
    this.ready.push(lane);
    // What the network delivers in this turn of the loop comes along.
    if (this.running < this.slots) setImmediate(() => this.pump());
  }

  private pump(): void {
    while (this.running < this.slots) {
      const lane = this.next();
      if (!lane) return;
      lane.ready = false;
      void this.run(lane);
    }
  }

  /** The lane whose turn it is, of an organisation that has not got its share. */
  private next(): Lane | undefined {
    const share = Math.max(1, Math.floor(this.slots * MOST_OF_SLOTS));
    const at = this.ready.findIndex(({ organisation }) => (this.underWay.get(organisation) ?? 0) < share);
    return at < 0 ? undefined : this.ready.splice(at, 1)[0];
  }

  private countGroup({ organisation }: Lane, sign: 1 | -1): void {
    this.running += sign;
    const count = (this.underWay.get(organisation) ?? 0) + sign;
    if (count === 0) this.underWay.delete(organisation);
    else this.underWay.set(organisation, count);
  }

  private async run(lane: Lane): Promise<void> {
    const taken = lane.take();
    for (const each of taken) this.count(each, -1);
    const group = taken.filter((each) => this.isDue(each));
    const done = lane.begin(group.length);
    this.countGroup(lane, 1);
    this.committing += group.length;
    this.list(lane);
    try {
      if (group.length > 0) await this.commit(lane.work, group);
    } finally {
      done();
      this.countGroup(lane, -1);
      this.committing -= group.length;
      if (lane.idle) this.lanes.delete(lane.key);
      this.list(lane);
      this.pump();
    }
  }

  /** Before it is sent to the database, for the first time or once more: who has left, or waited too long, is let go. */
  private isDue({ ctx, since, fail }: Waiting): boolean {
    const late = performance.now() - since > this.config.postingWaitSeconds * 1000;
    if (!late && ctx.arrival?.left() !== true) return true;
    fail(busy('The request has waited too long to be posted.'));
    return false;
  }

  private async commit(work: AnyWork, group: readonly Waiting[], repeats = false): Promise<void> {
    const [first, ...others] = group.map(({ ctx }) => ctx);
    if (!first) return;
    try {
      const outcomes = await this.work.together([first, ...others], (tx) => stageGroup(tx, work, group));
      this.metrics.groups.observe(group.length);
      group.forEach(({ settle }, i) => settle(outcomes[i]));
    } catch (error) {
      if (!repeats && isConnectionLost(error)) return this.repeat(work, group, error);
      if (group.length === 1 || failsAll(error)) {
        for (const { fail } of group) fail(error);
        return;
      }
      const half = Math.ceil(group.length / 2);
      // An error that stays costs each half its tries again: no longer than a request may wait.
      for (const part of [group.slice(0, half), group.slice(half)])
        await this.commit(
          work,
          part.filter((each) => this.isDue(each)),
        );
    }
  }

  /** It may have been committed: only what has a key, by which that is found out, is sent once more. */
  private async repeat(work: AnyWork, group: readonly Waiting[], error: unknown): Promise<void> {
    for (const { ctx, fail } of group) if (!ctx.idempotency) fail(error);
    await this.commit(
      work,
      group.filter(({ ctx }) => ctx.idempotency),
      true,
    );
  }
}

/** Whatever it was, a group as a whole has met it: of a database that is away or held by others, halves see no more. */
const failsAll = (error: unknown): boolean =>
  isDatabaseAway(error) || (error instanceof DomainError && error.details['reason'] === 'busy');

const busy = (message: string): DomainError =>
  new DomainError('unavailable', `${message} Try again in a moment.`);
