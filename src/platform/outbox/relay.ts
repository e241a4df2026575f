import { Injectable, Logger, type OnModuleInit } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource } from 'typeorm';
import { Background } from '../background/background';
import { Clock } from '../clock';
import type { Tx } from '../database/transaction';
import { UnitOfWork } from '../database/unit-of-work';
import { inBackground } from '../request-context/in-background';
import { FreshEvents, RELAY } from './fresh-events';
import { BATCH, holdCursor, moveCursor, readEvents } from './relay.store';

/** An event as subscribers see it: what happened to what. Its data they read if they need it. */
export interface RelayedEvent {
  readonly sequence: number;
  readonly id: string;
  readonly type: string;
  readonly objectType: string;
  readonly objectId: string;
  readonly requestId: string;
  readonly createdAt: Date;
  readonly sandbox: boolean;
}

export interface EventSubscriber {
  readonly name: string;
  wants(type: string): boolean;
  /**
   * Stages rows with `tx.writes` in the transaction that moves the cursor: exactly once. Called with what it wants only, in
   * the order of the events of the ledger, and again if it throws; so it does nothing that a rollback does not undo, and
   * emits no events.
   */
  relay(tx: Tx, events: readonly RelayedEvent[]): Promise<void>;
}

const EVERY_MS = 1000;
/** Under load there are ten rounds a second, each with more events: posting hardly notices. */
const REST_MS = 100;
const LEDGERS_A_LOOK = 500;
/** A ledger with more waits for its turn in the next round, so that one with very many holds up no others. */
const BATCHES_A_TURN = 20;

/**
 * Hands committed events to those who subscribe to them, ledger by ledger, with one cursor each over the gapless sequence.
 * Posting pays nothing for it, and any number of processes may do it at once: whoever holds a cursor's row moves it.
 */
@Injectable()
export class Relay implements OnModuleInit {
  private readonly logger = new Logger(RELAY);
  private readonly subscribers: EventSubscriber[] = [];
  private looked = -Infinity;

  constructor(
    private readonly background: Background,
    private readonly fresh: FreshEvents,
    private readonly work: UnitOfWork,
    private readonly clock: Clock,
    @InjectDataSource() private readonly dataSource: DataSource,
  ) {}

  onModuleInit(): void {
    this.background.add({ name: RELAY, everyMs: EVERY_MS, restMs: REST_MS, run: () => this.round() });
  }

  /** Call it in onModuleInit. Who subscribes later than the first start of the service sees what happens from then on. */
  subscribe(subscriber: EventSubscriber): void {
    this.subscribers.push(subscriber);
  }

  private async round(): Promise<boolean> {
    const fresh = this.fresh.take();
    let more = false;
    for (const ledger of new Set([...fresh, ...(await this.behind(fresh.size === 0))]))
      more = (await this.advance(ledger)) || more;
    return more;
  }

  /** Ledgers with events that other processes have committed, or that this one could not relay: a look a second. */
  private async behind(now: boolean): Promise<string[]> {
    if (!now && performance.now() - this.looked < EVERY_MS) return [];
    this.looked = performance.now();
    const rows = await this.dataSource.query<{ id: string }[]>(
      `SELECT ledgers_to_relay AS id FROM ledgers_to_relay($1)`,
      [LEDGERS_A_LOOK],
    );
    return rows.map(({ id }) => id);
  }

  /** Whether there is more. A ledger whose events cannot be relayed waits for the next look. */
  private async advance(organisationId: string): Promise<boolean> {
    try {
      for (let batch = 0; batch < BATCHES_A_TURN && !this.background.stopping; batch += 1)
        if ((await this.relayBatch(organisationId)) < BATCH) return false;
      return true;
    } catch (error) {
      this.logger.warn({ err: error, ledger: organisationId }, 'events were not relayed; they will be');
      return false;
    }
  }

  private relayBatch(organisationId: string): Promise<number> {
    const ctx = inBackground(RELAY, this.clock.now());
    return this.work.run(
      ctx,
      async (tx) => {
        const cursor = await holdCursor(tx);
        if (cursor === null) return 0;
        const events = await readEvents(tx, cursor);
        const last = events.at(-1);
        if (!last) return 0;
        for (const subscriber of this.subscribers) {
          const wanted = events.filter(({ type }) => subscriber.wants(type));
          if (wanted.length > 0) await subscriber.relay(tx, wanted);
        }
        moveCursor(tx, cursor, last.sequence);
        return events.length;
      },
      { organisationId, repeated: true },
    );
  }
}
