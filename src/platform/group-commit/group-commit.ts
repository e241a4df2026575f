import { Inject, Injectable } from '@nestjs/common';
import { DomainError } from '../../domain/errors';
import { onlyOutcome } from '../batch/batch-outcomes';
import type { Config } from '../config/config';
import { CONFIG } from '../config/config.token';
import { UnitOfWork } from '../database/unit-of-work';
import { Metrics } from '../operations/metrics';
import type { RequestContext } from '../request-context/request-context';
import type { AskedTogether, GroupedWork } from './grouped-work';
import { GroupWriter, type Group } from './group-writer';
import { Lane, type Waiting } from './lane';
import type { AnyWork } from './stage-group';
import { Turns, type Turn } from './turns';

const SWEEP_MS = 250;

/**
 * Commits requests of one organisation that come at the same time in one transaction: its counters and the flush of the
 * log are paid once a group. When nothing is under way a request commits at once; what comes meanwhile goes together in the
 * next group. Where each of many organisations has little to do, their groups share a transaction, too.
 *
 * Lanes take turns, so one organisation with very much to do holds up no other. What would wait too long, or pile up,
 * is refused with 503 `unavailable` before anything of it is sent to the database.
 */
@Injectable()
export class GroupCommit {
  private readonly lanes = new Map<string, Lane>();
  private readonly turns: Turns;
  private readonly waiting = { requests: 0, bytes: 0 };
  private committing = 0;
  private sweep: NodeJS.Timeout | null = null;

  constructor(
    @Inject(CONFIG) private readonly config: Config,
    private readonly work: UnitOfWork,
    private readonly writer: GroupWriter,
    metrics: Metrics,
  ) {
    this.turns = new Turns(config);
    metrics.observePosting(() => ({ waiting: this.waiting.requests, committing: this.committing }));
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
    const asked: AskedTogether<R> = [{ ctx, request }];
    return this.work.post(ctx, async (tx) =>
      onlyOutcome(await work.stage(tx, asked, await work.load(tx, asked))),
    );
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
    // What the network delivers in this turn of the loop comes along.
    if (this.turns.list(lane) && this.turns.free) setImmediate(() => this.pump());
  }

  private pump(): void {
    for (let turn = this.turns.begin(); turn; turn = this.turns.begin()) void this.run(turn);
  }

  private async run(turn: Turn): Promise<void> {
    const groups = turn.lanes.map((lane) => this.begin(lane));
    for (const lane of turn.lanes) this.list(lane);
    const due = groups.filter(({ requests }) => requests.length > 0);
    let left: readonly LaneGroup[] = [];
    try {
      if (turn.across) left = await this.writer.writeAcross(due);
      else for (const group of due) await this.writer.write(group, this.isDue);
    } finally {
      this.turns.end(turn);
      for (const { lane, requests } of left) this.putBack(lane, requests);
      for (const group of groups) this.end(group);
      this.pump();
    }
  }

  private begin(lane: Lane): LaneGroup {
    const taken = lane.take();
    for (const each of taken) this.count(each, -1);
    const requests = taken.filter((each) => this.isDue(each));
    this.committing += requests.length;
    return { lane, work: lane.work, requests, size: requests.length, done: lane.begin(requests.length) };
  }

  private putBack(lane: Lane, requests: readonly Waiting[]): void {
    lane.putBack(requests);
    for (const each of requests) this.count(each, 1);
  }

  private end({ lane, size, done }: LaneGroup): void {
    done();
    this.committing -= size;
    if (lane.idle) this.lanes.delete(lane.key);
    this.list(lane);
  }

  /** Before it is sent to the database, for the first time or once more: who has left, or waited too long, is let go. */
  private readonly isDue = ({ ctx, since, fail }: Waiting): boolean => {
    const late = performance.now() - since > this.config.postingWaitSeconds * 1000;
    if (!late && ctx.arrival?.left() !== true) return true;
    fail(busy('The request has waited too long to be posted.'));
    return false;
  };
}

interface LaneGroup extends Group {
  readonly lane: Lane;
  readonly size: number;
  readonly done: () => void;
}

const busy = (message: string): DomainError =>
  new DomainError('unavailable', `${message} Try again in a moment.`);
