import { setMaxListeners } from 'node:events';
import { Inject, Injectable, Logger, type OnModuleInit } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource } from 'typeorm';
import { Background } from '../../../platform/background/background';
import { Clock } from '../../../platform/clock';
import { CONFIG } from '../../../platform/config/config.token';
import { UnitOfWork } from '../../../platform/database/unit-of-work';
import { inBackground } from '../../../platform/request-context/in-background';
import { attempt, type WebhookConfig } from './attempt';
import { claimDeliveries, type Claimed } from './claim';
import { loadOutgoing, type Outgoing } from './load-outgoing';
import { Names } from './names';
import { verdictOn, type Outcome } from './record-outcomes';
import { OutcomeRecorder } from './recorder';
import { WebhookMetrics } from './webhook-metrics';

/** The task in the background. */
export const SENDER = 'webhooks';

const EVERY_MS = 1000;
const REST_MS = 20;
/** Messages in flight, and so sockets, of this process. */
const MOST_IN_FLIGHT = 64;
/** … of endpoints that fail, and beyond the first of an endpoint: the rest is for those that have none in flight. */
const MOST_OF_A_KIND = MOST_IN_FLIGHT / 2;
/** What is left of a lease when an attempt has used all its time: for the outcome to be written down. */
const LEASE_SPARE_MS = 15_000;
/** A stop waits so long for answers, then hands back what has none. */
const LAST_MS = 3000;

/**
 * Sends what is due. A round leases deliveries and sets them going; each that ends makes room and asks for the next round.
 * What a process that dies held is taken over when its lease ends.
 */
@Injectable()
export class Sender implements OnModuleInit {
  private readonly logger = new Logger(SENDER);
  private readonly inFlight = new Map<Claimed, Promise<void>>();
  private readonly stop = new AbortController();

  constructor(
    private readonly background: Background,
    private readonly clock: Clock,
    private readonly work: UnitOfWork,
    private readonly recorder: OutcomeRecorder,
    private readonly metrics: WebhookMetrics,
    private readonly names: Names,
    @InjectDataSource() private readonly dataSource: DataSource,
    @Inject(CONFIG) private readonly config: WebhookConfig,
  ) {}

  onModuleInit(): void {
    // As many listen as messages are in flight.
    setMaxListeners(MOST_IN_FLIGHT, this.stop.signal);
    this.background.add({
      name: SENDER,
      everyMs: EVERY_MS,
      restMs: REST_MS,
      run: () => this.round(),
      finish: () => this.finish(),
    });
  }

  private async round(): Promise<void> {
    const flying = [...this.inFlight.keys()];
    const most = MOST_IN_FLIGHT - flying.length;
    if (most <= 0 || this.background.stopping) return;
    const leaseMs = this.config.webhookTimeoutSeconds * 1000 + LEASE_SPARE_MS;
    const claimed = await claimDeliveries(this.dataSource, this.clock.now(), leaseMs, {
      most,
      mostDoubtful: MOST_OF_A_KIND - flying.filter(({ doubtful }) => doubtful).length,
      mostExtra: MOST_OF_A_KIND - flying.filter(({ extra }) => extra).length,
      each: this.config.webhookConcurrency,
    });
    for (const [organisationId, batch] of byLedger(claimed)) {
      const loaded = this.load(organisationId, batch);
      for (const each of batch) this.launch(each, loaded);
    }
  }

  private launch(claimed: Claimed, loaded: Promise<ReadonlyMap<string, Outgoing>>): void {
    const flight = loaded
      .then((outgoing) => this.send(claimed, outgoing.get(claimed.id)))
      .catch((error: unknown) =>
        this.logger.warn(
          { err: error, delivery: claimed.id },
          'a webhook was not sent, or its outcome is lost; it is sent again',
        ),
      )
      .finally(() => {
        this.inFlight.delete(claimed);
        this.metrics.inFlight.set(this.inFlight.size);
        this.background.wake(SENDER);
      });
    this.inFlight.set(claimed, flight);
    this.metrics.inFlight.set(this.inFlight.size);
  }

  private load(organisationId: string, claimed: readonly Claimed[]): Promise<ReadonlyMap<string, Outgoing>> {
    const ids = claimed.map(({ id }) => id);
    const ctx = inBackground(SENDER, this.clock.now());
    return this.work.read(
      ctx,
      async (tx) => new Map((await loadOutgoing(tx, ids)).map((outgoing) => [outgoing.id, outgoing])),
      { organisationId },
    );
  }

  /** Without a message the endpoint has been deleted meanwhile. */
  private async send(claimed: Claimed, outgoing: Outgoing | undefined): Promise<void> {
    if (!outgoing) return;
    const { signal } = this.stop;
    const at = this.clock.now();
    const result = await attempt(outgoing, { config: this.config, names: this.names, signal });
    if (signal.aborted && result.error !== null) return this.handBack(claimed);
    const { id: deliveryId, endpointId, tries } = outgoing;
    const outcome: Outcome = { ...result, deliveryId, endpointId, tries, lease: claimed.lease, at };
    await this.recorder.record(claimed.organisationId, outcome);
    this.metrics.note(verdictOn(outcome).status, at, outgoing.event.createdAt);
  }

  /** Somebody else may send it at once; the attempt that was cut off does not count. */
  private async handBack({ organisationId, id, lease }: Claimed): Promise<void> {
    const ctx = inBackground(SENDER, this.clock.now());
    await this.work.run(
      ctx,
      (tx) => {
        tx.writes.update(
          `UPDATE webhook_deliveries SET lease = NULL, due_at = $4 WHERE organisation_id = $1 AND id = $2 AND lease = $3`,
          [organisationId, id, lease, ctx.now],
          null,
        );
        return Promise.resolve();
      },
      { organisationId },
    );
  }

  /** For a stop, until all have ended; else until one has, which asks for the next round. */
  private async finish(): Promise<void> {
    const flights = [...this.inFlight.values()];
    if (!this.background.stopping) {
      if (flights.length > 0) await Promise.race(flights);
      return;
    }
    const late = setTimeout(() => this.stop.abort(), LAST_MS);
    await Promise.all(flights);
    clearTimeout(late);
  }
}

function byLedger(claimed: readonly Claimed[]): Map<string, Claimed[]> {
  const ledgers = new Map<string, Claimed[]>();
  for (const each of claimed) {
    const batch = ledgers.get(each.organisationId);
    if (batch) batch.push(each);
    else ledgers.set(each.organisationId, [each]);
  }
  return ledgers;
}
