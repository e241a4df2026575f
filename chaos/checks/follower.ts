import { setTimeout as sleep } from 'node:timers/promises';
import { send } from '../http';
import type { Findings } from '../findings';
import type { System } from '../system/system';
import type { Books } from '../workload/books';

const REST_MS = 250;
const LIMIT = 200;

interface Read {
  readonly id: string;
  readonly sequence: number;
}

/** Reads the events of an organisation as they come, by the cursor, as a caller does that must miss none. */
export class Follower {
  private readonly ids: string[] = [];
  private done = false;

  constructor(
    private readonly urls: () => readonly string[],
    private readonly books: Books,
    private readonly findings: Findings,
  ) {}

  async follow(): Promise<void> {
    for (let round = 0; ; round += 1) {
      const last = this.done;
      const count = await this.read(round);
      if (last && count === 0) return;
      if (count < LIMIT && !last) await sleep(REST_MS);
    }
  }

  /** What was committed by now is still read. */
  stop(): void {
    this.done = true;
  }

  /** All that was read is all that there is. */
  async compare({ query }: System): Promise<number> {
    const rows = await query<{ id: string }>(
      `SELECT id FROM events WHERE organisation_id = (SELECT organisation_id FROM ledgers WHERE handle = $1)
       ORDER BY sequence`,
      [this.books.id],
    );
    const place = rows.findIndex(({ id }, i) => id !== this.ids[i]);
    if (place >= 0 && place < this.ids.length)
      this.findings.add('an event that a reader was not shown in its place', {
        organisation: this.books.id,
        sequence: place + 1,
        read: this.ids[place],
        there: rows[place]?.id,
      });
    return this.ids.length;
  }

  private async read(round: number): Promise<number> {
    const urls = this.urls();
    const answer = await send({
      url: `${urls[round % urls.length] ?? ''}/api/v1/events?cursor=${this.ids.length}&limit=${LIMIT}`,
      method: 'GET',
      headers: { authorization: `Bearer ${this.books.liveKey}` },
    }).catch(() => null);
    if (answer?.status !== 200) {
      await sleep(REST_MS);
      return -1;
    }
    const events = answer.body['data'] as Read[];
    for (const { id, sequence } of events) {
      if (sequence !== this.ids.length + 1)
        this.findings.add('a reader of events that passed one by', { sequence, after: this.ids.length });
      this.ids.push(id);
    }
    return events.length;
  }
}
