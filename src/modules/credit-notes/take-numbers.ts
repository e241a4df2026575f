import { DomainError } from '../../domain/errors';
import { assignNumbers, type AssignedNumber } from '../../domain/numbering/assign';
import { seriesKey, type NumberPattern } from '../../domain/numbering/pattern';
import type { PlainDate } from '../../domain/periods/plain-date';
import { ENTRY_COUNTER, type Tx } from '../../platform/database/transaction';

export interface NumberWish {
  readonly number?: string;
  readonly date: PlainDate;
}

export interface NextNumber extends AssignedNumber {
  /** The series that it moves, if any. */
  readonly counters: ReadonlyMap<string, number>;
}

const SERIES = 'credit_note:';

/** The numbers of credit notes, given out one by one in the order of the set. A refused wish takes none. */
export class NoteNumbers {
  private constructor(
    private readonly tx: Tx,
    private readonly pattern: NumberPattern,
    private readonly last: Map<string, number>,
    private readonly used: Set<string>,
  ) {}

  /** Locks the counters of all wishes and of the journal: from here on every other writer of the organisation waits. */
  static async take(tx: Tx, pattern: NumberPattern, wishes: readonly NumberWish[]): Promise<NoteNumbers> {
    const keys = wishes.map(({ date }) => seriesKey(pattern, date));
    const [counters, used] = await Promise.all([
      tx.takeCounters([ENTRY_COUNTER, ...keys.map((key) => SERIES + key)]),
      numbersInUse(
        tx,
        wishes.flatMap(({ number }) => number ?? []),
      ),
    ]);
    const last = new Map(keys.map((key) => [key, counters.get(SERIES + key) ?? 0]));
    return new NoteNumbers(tx, pattern, last, used);
  }

  /** The wish's own number or the next of the series, or the refusal. It is taken by `use` only. */
  next(wish: NumberWish): NextNumber | DomainError {
    const { results, counters } = assignNumbers([wish], this.pattern, this.last, this.used);
    const [result] = results;
    if (!result) throw new Error('every wish is numbered or refused');
    return result instanceof DomainError ? result : { ...result, counters };
  }

  use({ counters, ...taken }: NextNumber, id: string): AssignedNumber {
    this.used.add(taken.number);
    for (const [key, value] of counters) {
      this.last.set(key, value);
      this.tx.moveCounter(SERIES + key, value);
    }
    return this.tx.ctx.dry ? stubNumber(id) : taken;
  }
}

/** Runs behind the statement that locks the counters, which every creator of the organisation takes: nobody can add one meanwhile. */
async function numbersInUse(tx: Tx, numbers: readonly string[]): Promise<Set<string>> {
  if (numbers.length === 0) return new Set();
  const rows = await tx.query<{ number: string }>(
    `SELECT number FROM credit_notes WHERE organisation_id = $1 AND number = ANY ($2)`,
    [tx.organisationId, numbers],
  );
  return new Set(rows.map(({ number }) => number));
}

function stubNumber(id: string): AssignedNumber {
  return { number: `CN-TEST-${id.slice(-8).toUpperCase()}`, seriesKey: null, seq: null };
}
