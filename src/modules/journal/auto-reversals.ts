import { Injectable, Logger, type OnModuleInit } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource } from 'typeorm';
import { DomainError } from '../../domain/errors';
import { LedgerContexts } from '../../platform/access/ledger-context';
import { Background } from '../../platform/background/background';
import { Clock } from '../../platform/clock';
import type { Tx } from '../../platform/database/transaction';
import { UnitOfWork } from '../../platform/database/unit-of-work';
import { inBackground } from '../../platform/request-context/in-background';
import type { RequestContext } from '../../platform/request-context/request-context';
import {
  lockPending,
  markBlocked,
  markPosted,
  tryAgainAt,
  type PendingReversal,
} from './auto-reversals.store';
import { ReverseEntry } from './reverse-entry';

const EVERY_MS = 60_000;
const AT_ONCE = 200;
const RETRY_MS = 15 * 60_000;
const SOON_MS = 30 * 60_000;

/** Stands in the journal and on events where a key stands: nobody asked for this at this moment. */
const BY = 'auto_reversal';

/**
 * Posts the reversals whose day has come. What is due stands in the database, so a restart forgets nothing, and each is
 * locked while it is worked on, so of several instances one posts it. A locked day, or an open item that was settled in
 * part, blocks it; it is then tried again every quarter of an hour, since the day may be unlocked.
 */
@Injectable()
export class AutoReversals implements OnModuleInit {
  private readonly logger = new Logger('auto-reversals');

  constructor(
    @InjectDataSource() private readonly dataSource: DataSource,
    private readonly clock: Clock,
    private readonly work: UnitOfWork,
    private readonly reversal: ReverseEntry,
    private readonly ledgers: LedgerContexts,
    private readonly background: Background,
  ) {}

  onModuleInit(): void {
    this.background.add({ name: 'auto-reversals', everyMs: EVERY_MS, run: () => this.round() });
  }

  private async round(): Promise<void> {
    const due = await this.dataSource.query<{ organisation: string; entry_id: string }[]>(
      `SELECT * FROM due_auto_reversals($1, $2)`,
      [this.clock.now(), AT_ONCE],
    );
    for (const { organisation, entry_id: entryId } of due) {
      if (this.background.stopping) return;
      await this.attempt(organisation, entryId);
    }
  }

  private async attempt(handle: string, entryId: string): Promise<void> {
    try {
      const ctx = await this.ledgers.ofOrganisation(handle, inBackground(BY, this.clock.now()));
      await this.work.post(ctx, (tx) => this.stage(tx, ctx, entryId));
    } catch (error) {
      this.logger.warn({ err: error, entryId }, 'an entry that was due was not reversed');
    }
  }

  private async stage(tx: Tx, ctx: RequestContext, entryId: string): Promise<void> {
    const [due] = await lockPending(tx, [entryId], { skipLocked: true });
    if (!due) return;
    const later = (ms: number): Date => new Date(ctx.now.getTime() + ms);
    if (due.date > ctx.today) {
      tryAgainAt(tx, entryId, later(SOON_MS));
      return;
    }
    const wish = { reversalDate: due.date };
    const [outcome] = await this.reversal.stageAll(tx, ctx, [entryId], wish, { atomic: false, keep: true });
    if (!outcome) throw new Error('a request has an outcome');
    if (outcome instanceof DomainError) this.block(tx, due, outcome, later(RETRY_MS));
    else markPosted(tx, entryId, outcome.id);
  }

  /** One event for each new reason, however often it is tried. */
  private block(tx: Tx, due: PendingReversal, { message }: DomainError, nextAttempt: Date): void {
    markBlocked(tx, due.entry_id, message, nextAttempt);
    if (due.reason === message) return;
    tx.emit({
      type: 'journal_entry.auto_reversal_blocked',
      objectType: 'journal_entry',
      objectId: due.entry_id,
      data: {
        id: due.entry_id,
        autoReverse: { date: due.date, status: 'blocked', entryId: null, reason: message },
      },
    });
  }
}
