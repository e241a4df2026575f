import type { Findings } from '../findings';
import type { System } from '../system/system';

interface Told {
  readonly organisation_id: string;
  readonly sequence: number;
  readonly type: string;
  readonly data: {
    readonly lock?: string;
    readonly through?: string | null;
    readonly startDate?: string;
    readonly endDate?: string;
    readonly date?: string;
    readonly sourceType?: string;
    readonly id?: string;
    readonly lines?: readonly { readonly vatCode: string | null }[];
  };
}

const OF_TRADE = new Set(['invoice', 'credit_note']);

/**
 * Replays the events of each organisation, which are numbered in the order of the commits: behind the event of a lock, and
 * before the one that lifts it, there is no entry in its range.
 */
export async function checkLocks(system: System, findings: Findings): Promise<number> {
  const events = await system.query<Told>(
    `SELECT organisation_id, sequence::int, type, data FROM events
     WHERE type IN ('period.locked', 'period.unlocked', 'journal_entry.posted') ORDER BY organisation_id, sequence`,
  );
  let locks = new Locks();
  let ledger = '';
  let checked = 0;
  for (const event of events) {
    if (event.organisation_id !== ledger) [locks, ledger] = [new Locks(), event.organisation_id];
    if (event.type !== 'journal_entry.posted') {
      locks.take(event);
      continue;
    }
    checked += 1;
    const lock = locks.on(event);
    if (lock !== null)
      findings.add(
        'an entry in a range after its lock was committed',
        `${event.data.id ?? ''} (event ${event.sequence}) is dated ${event.data.date ?? ''}, locked by: ${lock}`,
      );
  }
  return checked;
}

/** Those in force at a place in the order of commits. */
class Locks {
  private readonly through = new Map<string, string>();
  private readonly months = new Map<string, string>();

  take({ type, data }: Told): void {
    if (data.lock !== undefined) {
      if (data.through == null) this.through.delete(data.lock);
      else this.through.set(data.lock, data.through);
    } else if (data.startDate !== undefined && data.endDate !== undefined) {
      if (type === 'period.locked') this.months.set(data.startDate, data.endDate);
      else this.months.delete(data.startDate);
    }
  }

  on({ data: { date = '', sourceType = '', lines = [] } }: Told): string | null {
    for (const [start, end] of this.months) if (date >= start && date <= end) return `month ${start}`;
    const covers = (lock: string): boolean => date <= (this.through.get(lock) ?? '');
    if (covers('hard')) return 'hard';
    if (covers('all')) return 'all';
    if (lines.some(({ vatCode }) => vatCode !== null) && covers('tax')) return 'tax';
    return OF_TRADE.has(sourceType) && covers('sales') ? 'sales' : null;
  }
}
