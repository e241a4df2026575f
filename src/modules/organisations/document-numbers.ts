import { DomainError } from '../../domain/errors';
import { assignNumber, type AssignedNumber } from '../../domain/numbering/assign';
import { parsePattern, seriesKey, type NumberPattern } from '../../domain/numbering/pattern';
import type { PlainDate } from '../../domain/periods/plain-date';
import { DOCUMENT_TABLES, type DocumentType } from '../../platform/database/document-tables';
import { ENTRY_COUNTER, type Tx } from '../../platform/database/transaction';

export interface NumberWish {
  /** The sender's own; left out, the next of the series. */
  readonly number?: string | null;
  readonly date: PlainDate;
}

/** What the number of a stub begins with. */
const STUB: Readonly<Record<DocumentType, string>> = { credit_note: 'CN-TEST-', invoice: 'INV-TEST-' };

/** In a transaction that posts. */
export function patternOf({ course: { patterns }, organisationId }: Tx, type: DocumentType): NumberPattern {
  const pattern = patterns[type];
  if (pattern === undefined)
    throw new Error(`organisation ${organisationId} has no number series of type ${type}`);
  return parsePattern(pattern);
}

/** The numbers of one document type, given out one by one. A refused wish takes none, so the series has no gap. */
export class DocumentNumbers {
  private constructor(
    private readonly tx: Tx,
    private readonly type: DocumentType,
    private readonly pattern: NumberPattern,
    private readonly last: Map<string, number>,
    private readonly used: Set<string>,
  ) {}

  /** Locks the counters of all wishes and of the journal: from here on every other writer of the organisation waits. */
  static async take(
    tx: Tx,
    type: DocumentType,
    pattern: NumberPattern,
    wishes: readonly NumberWish[],
  ): Promise<DocumentNumbers> {
    const keys = wishes.map(({ date }) => seriesKey(pattern, date));
    const numbers = wishes.flatMap(({ number }) => number ?? []);
    const [counters, early] = await Promise.all([
      tx.takeCounters([ENTRY_COUNTER, ...keys.map((key) => `${type}:${key}`)]),
      numbersInUse(tx, type, numbers),
    ]);
    // Counters that had to be made were waited for later than that.
    const used = tx.course.madeCounters ? await numbersInUse(tx, type, numbers) : early;
    const last = new Map(keys.map((key) => [key, counters.get(`${type}:${key}`) ?? 0]));
    return new DocumentNumbers(tx, type, pattern, last, used);
  }

  /** The number of the document with this id, which is staged as taken; or why it gets none. */
  assign(wish: NumberWish, id: string): AssignedNumber | DomainError {
    const next = this.next(wish);
    return next instanceof DomainError ? next : this.use(next, id);
  }

  /** The number that a wish would get, or why it gets none. `use` takes it, before another is asked for. */
  next(wish: NumberWish): AssignedNumber | DomainError {
    return assignNumber(wish, this.pattern, this.last, this.used);
  }

  use(taken: AssignedNumber, id: string): AssignedNumber {
    this.used.add(taken.number);
    if (taken.seriesKey !== null) {
      this.last.set(taken.seriesKey, taken.seq);
      this.tx.moveCounter(`${this.type}:${taken.seriesKey}`, taken.seq);
    }
    return this.tx.ctx.dry ? stubNumber(this.type, id) : taken;
  }
}

/** What a document that was made by a test key, or previewed, shows as its number. */
export function stubNumber(type: DocumentType, id: string): AssignedNumber {
  return {
    number: `${STUB[type]}${id.slice(-8).toUpperCase()}`,
    seriesKey: null,
    seq: null,
  };
}

/** Runs behind the statement that locks the counters, which every creator of the organisation takes: nobody can add one meanwhile. */
async function numbersInUse(tx: Tx, type: DocumentType, numbers: readonly string[]): Promise<Set<string>> {
  if (numbers.length === 0) return new Set();
  const rows = await tx.query<{ number: string }>(
    `SELECT number FROM ${DOCUMENT_TABLES[type]} WHERE organisation_id = $1 AND number = ANY ($2)`,
    [tx.organisationId, numbers],
  );
  return new Set(rows.map(({ number }) => number));
}
