import type { Locks } from '../../domain/periods/locks';
import type { ToldEvent } from '../outbox/event';
import { WriteSet } from './write-set';

/**
 * What a transaction has come to, whichever of the requests that share it is at work. It is an object that each `Tx` of the
 * transaction holds, and none of these is the prototype of another: what V8 keeps of a prototype lies in the old generation from
 * the start, and would take each transaction with all that it staged there, too.
 */
export class Course {
  /** Its statements are planned once a connection. */
  repeated = false;
  /** Settles once it has begun and, where it posts, is through the gate: what is read before that may be sent along, and nothing else. */
  begun: Promise<unknown> = Promise.resolve();
  readonly writes = new WriteSet();
  readonly events: ToldEvent[] = [];
  /** So many of the events have been staged as rows. */
  eventsStaged = 0;
  /** Statements under way, of which nobody needs the outcome before the rest is written. */
  readonly ahead: Promise<unknown>[] = [];
  /** The locks, read behind the posting gate; null unless the transaction passed it. */
  locks: Locks | null = null;
  /** Of the numbers of documents, by their type, as they were behind the gate. */
  patterns: Readonly<Record<string, string>> = {};
  /** Some of the counters taken were not there yet: what was read along with them was read before they were held. */
  madeCounters = false;
  /** The last values of the counters that were taken; null until then. */
  numbers: Map<string, number> | null = null;
  /** The ledger that it opens; null where it opens none. */
  opens: { readonly sandbox: boolean } | null = null;
  /** For when it is durable. */
  readonly hooks: (() => void)[] = [];
}
