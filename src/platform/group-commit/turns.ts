import type { Lane } from './lane';

/** What the groups leave to all other requests: reads, dry runs and single transactions have connections too. */
const MOST_OF_POOL = 3 / 4;
/** What one organisation may have of them: while its books are being locked, all its groups wait. */
const MOST_OF_SLOTS = 1 / 2;
/** Transactions of several organisations at once: one decides while the other commits. */
const MOST_COMPANIES = 2;
const MOST_BYTES = 4 * 1024 * 1024;

/** Lanes that are written next; several organisations' in one transaction. */
export interface Turn {
  readonly lanes: readonly Lane[];
  readonly across: boolean;
}

interface Limits {
  readonly postingConcurrency: number;
  readonly postingOrganisations: number;
  readonly databasePoolSize: number;
}

/** Whose turn it is: lanes in the order in which they got something to commit. */
export class Turns {
  private ready: Lane[] = [];
  private readonly slots: number;
  private readonly organisations: number;
  /** Groups under way, by organisation. */
  private readonly underWay = new Map<string, number>();
  /** Transactions under way; of them, those that several organisations share. */
  private running = 0;
  private companies = 0;

  constructor({ postingConcurrency, postingOrganisations, databasePoolSize }: Limits) {
    this.slots = Math.max(1, Math.min(postingConcurrency, Math.floor(databasePoolSize * MOST_OF_POOL)));
    this.organisations = postingOrganisations;
  }

  get free(): boolean {
    return this.running < this.slots;
  }

  /** Lists a lane that wants to commit; whether it was not listed yet. */
  list(lane: Lane): boolean {
    if (!lane.wants || lane.ready) return false;
    lane.ready = true;
    this.ready.push(lane);
    return true;
  }

  /** Takes the next turn, if there is one and room for it. `end` ends it. */
  begin(): Turn | null {
    const turn = this.free ? this.next() : null;
    if (!turn) return null;
    for (const lane of turn.lanes) {
      lane.ready = false;
      this.underWay.set(lane.organisation, this.groupsOf(lane) + 1);
    }
    this.ready = this.ready.filter(({ ready }) => ready);
    this.running += 1;
    if (turn.across) this.companies += 1;
    return turn;
  }

  end({ lanes, across }: Turn): void {
    this.running -= 1;
    if (across) this.companies -= 1;
    for (const lane of lanes) {
      const left = this.groupsOf(lane) - 1;
      if (left === 0) this.underWay.delete(lane.organisation);
      else this.underWay.set(lane.organisation, left);
    }
  }

  /**
   * The first of an organisation that has not got its share. While others are being committed, small ones go together; and while
   * such a company decides and another commits, the next gathers.
   */
  private next(): Turn | null {
    const share = Math.max(1, Math.floor(this.slots * MOST_OF_SLOTS));
    for (const lane of this.ready) {
      if (this.groupsOf(lane) >= share) continue;
      if (this.running === 0 || !this.isSharable(lane)) return { lanes: [lane], across: false };
      if (this.companies < MOST_COMPANIES) return { lanes: this.company(), across: true };
    }
    return null;
  }

  private groupsOf({ organisation }: Lane): number {
    return this.underWay.get(organisation) ?? 0;
  }

  private isSharable(lane: Lane): boolean {
    return this.organisations > 1 && lane.sharable && this.groupsOf(lane) === 0;
  }

  /** Lanes of different organisations. */
  private company(): readonly Lane[] {
    const company = new Map<string, Lane>();
    let bytes = 0;
    for (const lane of this.ready) {
      if (company.has(lane.organisation) || !this.isSharable(lane)) continue;
      bytes += lane.bytes;
      if (company.size === this.organisations || bytes > MOST_BYTES) break;
      company.set(lane.organisation, lane);
    }
    return [...company.values()];
  }
}
