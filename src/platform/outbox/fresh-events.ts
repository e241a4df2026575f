import { Injectable } from '@nestjs/common';
import { Background } from '../background/background';

export const RELAY = 'relay';

/** Tells the relay of this process, at the price of a set, in which ledgers events have just been committed. */
@Injectable()
export class FreshEvents {
  private ledgers = new Set<string>();

  constructor(private readonly background: Background) {}

  note(organisationId: string): void {
    this.ledgers.add(organisationId);
    this.background.wake(RELAY);
  }

  /** Those noted since it was last asked. */
  take(): ReadonlySet<string> {
    const taken = this.ledgers;
    this.ledgers = new Set();
    return taken;
  }
}
