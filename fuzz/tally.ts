import type { Operation } from './document/operations';
import type { Answer } from './wire/answer-reader';

const SLOWEST = 8;

/** What was sent and how it was answered. */
export class Tally {
  sent = 0;
  private lost = 0;
  private readonly statuses = new Map<number, number>();
  private readonly operations = new Map<string, { done: number; refused: number }>();
  private readonly slowest = new Map<string, number>();

  answered({ id }: Operation, { status }: Answer, milliseconds: number): void {
    this.sent += 1;
    this.statuses.set(status, (this.statuses.get(status) ?? 0) + 1);
    const counts = this.operations.get(id) ?? { done: 0, refused: 0 };
    if (status < 300) counts.done += 1;
    else counts.refused += 1;
    this.operations.set(id, counts);
    this.slowest.set(id, Math.max(this.slowest.get(id) ?? 0, milliseconds));
  }

  unanswered(): void {
    this.sent += 1;
    this.lost += 1;
  }

  /** A request that was sent beside these, and not looked at in the same way. */
  beside(count: number): void {
    this.sent += count;
  }

  count(status: number): number {
    return this.statuses.get(status) ?? 0;
  }

  /** Operations that have never been done: of their inside the run has seen little. */
  neverDone(all: readonly Operation[]): string[] {
    return all.filter(({ id }) => !this.operations.get(id)?.done).map(({ id }) => id);
  }

  lines(): string[] {
    const classes = new Map<string, number>();
    for (const [status, count] of this.statuses) {
      const name = `${Math.floor(status / 100)}xx`;
      classes.set(name, (classes.get(name) ?? 0) + count);
    }
    const list = (map: ReadonlyMap<unknown, number>): string =>
      [...map]
        .sort(([a], [b]) => String(a).localeCompare(String(b)))
        .map(([name, count]) => `${String(name)}: ${count}`)
        .join('   ');
    const slow = [...this.slowest].sort(([, a], [, b]) => b - a).slice(0, SLOWEST);
    return [
      `${this.sent} requests in ${this.operations.size} operations   ${list(classes)}   no answer: ${this.lost}`,
      `By status: ${list(this.statuses)}`,
      `Slowest: ${slow.map(([id, ms]) => `${id} ${Math.round(ms)} ms`).join(', ')}`,
    ];
  }
}
