import { Injectable } from '@nestjs/common';
import type { Locks } from '../../domain/periods/locks';
import type { RoleAccounts } from '../../domain/posting/roles';
import type { Tx } from '../../platform/database/transaction';
import { ChartOfAccounts, type ChartAccount } from '../accounts/chart-of-accounts';
import { LockReader } from '../periods/lock-reader';

/** What settling is decided from, read behind the posting lock: the locks, who holds which role, and those accounts. */
export interface SettlementFacts {
  readonly locks: Locks;
  readonly roles: RoleAccounts;
  readonly accounts: ReadonlyMap<string, ChartAccount>;
}

@Injectable()
export class SettlementFactsLoader {
  constructor(
    private readonly locks: LockReader,
    private readonly chart: ChartOfAccounts,
  ) {}

  /** With the accounts named, beside those that hold a role. */
  async load(tx: Tx, accountIds: Iterable<string> = []): Promise<SettlementFacts> {
    const chart = await this.chart.forPosting(tx, accountIds);
    await tx.course.begun;
    return { locks: this.locks.held(tx), ...chart };
  }
}
