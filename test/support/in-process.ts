import type { Logger } from 'pino';
import { DataSource } from 'typeorm';
import { DemoOrganisation, type DemoKeys } from '../../src/modules/organisations/demo-organisation';
import { Sealer } from '../../src/modules/sealing/sealer';
import { LedgerContexts } from '../../src/platform/access/ledger-context';
import { Background } from '../../src/platform/background/background';
import { Clock } from '../../src/platform/clock';
import { loadConfig } from '../../src/platform/config/config';
import { UnitOfWork } from '../../src/platform/database/unit-of-work';
import { Jobs } from '../../src/platform/jobs/jobs';
import { createLogger } from '../../src/platform/operations/logging';
import { Draining } from '../../src/platform/operations/draining';
import { Relay } from '../../src/platform/outbox/relay';
import { createApp } from '../../src/service';

/** The service in this process, and what a test may do to it that no caller can. */
export interface InProcess {
  readonly url: string;
  readonly clock: TravellingClock;
  readonly entities: DataSource['entityMetadatas'];
  openDemo(): Promise<DemoKeys | null>;
  /** Seals what has been posted so far, as the background does from time to time. */
  sealAll(): Promise<void>;
  /** Posts the reversals whose day has come, as the background does every minute. */
  reverseDue(): Promise<void>;
  /** Does all that is to be done in the background, or the named tasks only, until there is no more. */
  settle(...names: string[]): Promise<void>;
  /** What a module of the service is made with, for subscribers and handlers of a test's own. */
  readonly parts: { relay: Relay; jobs: Jobs; work: UnitOfWork; ledgers: LedgerContexts };
  /** As if it had been asked to stop; it goes on answering. */
  beginDraining(): void;
  close(): Promise<void>;
}

/** A clock that a test can set; it runs on from there. */
export class TravellingClock extends Clock {
  private offset = 0;

  override now(): Date {
    return new Date(Date.now() + this.offset);
  }

  travelTo(instant: string): void {
    this.offset = Date.parse(instant) - Date.now();
  }
}

/** Starts it with nothing but these variables of the environment, on a migrated database and a port of its own. */
export async function startInProcess(
  env: Readonly<Record<string, string>>,
  serviceUrl: string,
  write: (line: string) => void,
): Promise<InProcess> {
  const config = loadConfig({ ...env });
  const logger: Logger = createLogger(config, { write });
  const clock = new TravellingClock();
  const nest = await createApp(config, serviceUrl, logger, clock);
  await nest.listen({ port: 0, host: '127.0.0.1' });
  return {
    url: await nest.getUrl(),
    clock,
    entities: nest.get(DataSource).entityMetadatas,
    openDemo: () => nest.get(DemoOrganisation).open(),
    sealAll: () => nest.get(Sealer).sealAll(),
    reverseDue: () => nest.get(Background).settle('auto-reversals'),
    settle: (...names) => nest.get(Background).settle(...names),
    parts: {
      relay: nest.get(Relay),
      jobs: nest.get(Jobs),
      work: nest.get(UnitOfWork),
      ledgers: nest.get(LedgerContexts),
    },
    beginDraining: () => nest.get(Draining).begin(),
    close: () => nest.close(),
  };
}
