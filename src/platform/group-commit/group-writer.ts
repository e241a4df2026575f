import { Injectable } from '@nestjs/common';
import { DomainError } from '../../domain/errors';
import { isConnectionLost, isDatabaseAway, toDomainError } from '../database/database-errors';
import { UnitOfWork, type Party } from '../database/unit-of-work';
import { Metrics } from '../operations/metrics';
import type { Waiting } from './lane';
import { stageGroup, type AnyWork } from './stage-group';

/** Requests of one lane that are written together. */
export interface Group {
  readonly work: AnyWork;
  readonly requests: readonly Waiting[];
}

/** Writes groups, and tells each request what became of it. */
@Injectable()
export class GroupWriter {
  constructor(
    private readonly work: UnitOfWork,
    private readonly metrics: Metrics,
  ) {}

  /** In a transaction of its own. Whatever fails it as a whole is tried again in halves, so that it fails only the request that it is of. */
  async write(group: Group, isDue: (each: Waiting) => boolean): Promise<void> {
    const party = partyOf(group);
    if (!party) return;
    const { requests } = group;
    try {
      const outcomes = await this.work.together(party);
      this.metrics.groups.observe(requests.length);
      settle(group, outcomes);
    } catch (error) {
      if (isConnectionLost(error)) return this.write(repeatable(group, error), isDue);
      if (requests.length === 1 || failsAll(error)) {
        failEach(requests, error);
        return;
      }
      const half = Math.ceil(requests.length / 2);
      // An error that stays costs each half its tries again: no longer than a request may wait.
      for (const part of [requests.slice(0, half), requests.slice(half)])
        await this.write({ ...group, requests: part.filter(isDue) }, isDue);
    }
  }

  /**
   * Groups of several organisations in one transaction, which waits for none of them. Tells which are left: they have to be written
   * each by itself.
   */
  async writeAcross<G extends Group>(groups: readonly G[]): Promise<readonly G[]> {
    try {
      const outcomes = await this.work.across(groups.flatMap((group) => partyOf(group) ?? []));
      const done = groups.filter((_, i) => outcomes[i]);
      if (done.length > 0)
        this.metrics.groups.observe(done.reduce((sum, { requests }) => sum + requests.length, 0));
      groups.forEach((group, i) => settle(group, outcomes[i] ?? []));
      return groups.filter((_, i) => !outcomes[i]);
    } catch (error) {
      if (isConnectionLost(error)) return groups.map((group) => repeatable(group, error));
      if (!failsAll(error)) return groups;
      for (const { requests } of groups) failEach(requests, toDomainError(error));
      return [];
    }
  }
}

function partyOf({ work, requests }: Group): Party<object> | null {
  const [first, ...others] = requests;
  if (!first) return null;
  return {
    requests: [first.ctx, ...others.map(({ ctx }) => ctx)],
    work: (tx) => stageGroup(tx, work, [first, ...others]),
  };
}

function settle({ requests }: Group, outcomes: readonly (object | Error)[]): void {
  outcomes.forEach((outcome, i) => requests[i]?.settle(outcome));
}

/** What failed now changed nothing; what was sent before, and lost, may yet be found to have. */
function failEach(requests: readonly Waiting[], error: unknown): void {
  for (const { fail, lost } of requests) fail(lost ?? error);
}

/** It may have been committed: only what has a key, by which that is found out, is sent once more. */
function repeatable<G extends Group>(group: G, error: unknown): G {
  const lost = toDomainError(error);
  const isRepeated = (each: Waiting): boolean => each.ctx.idempotency !== null && each.lost === undefined;
  failEach(
    group.requests.filter((each) => !isRepeated(each)),
    lost,
  );
  return { ...group, requests: group.requests.filter(isRepeated).map((each) => ({ ...each, lost })) };
}

/** Whatever it was, a group as a whole has met it: of a database that is away or held by others, halves see no more. */
const failsAll = (error: unknown): boolean =>
  isDatabaseAway(error) || (error instanceof DomainError && error.details['reason'] === 'busy');
