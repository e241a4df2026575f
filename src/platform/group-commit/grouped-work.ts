import type { DomainError } from '../../domain/errors';
import type { Tx } from '../database/transaction';
import type { RequestContext } from '../request-context/request-context';

/** A request with who sent it and when. */
export interface Asked<R> {
  readonly ctx: RequestContext;
  readonly request: R;
}

/** Requests that share a transaction. */
export type AskedTogether<R> = readonly [Asked<R>, ...Asked<R>[]];

/** What is done with requests of one kind, by the set. `F`: the facts that they are decided by. */
export interface GroupedWork<R, V extends object, F = unknown> {
  readonly name: string;
  /** Ids of what exists and is moved by the request: two that name the same never share a group. `*`: it cannot be told. */
  touches(request: R): readonly string[];
  /**
   * Reads, and locks, what the requests are decided by. It may be sent before the transaction is known to have begun, behind what
   * begins it, so it decides nothing.
   */
  load(tx: Tx, asked: AskedTogether<R>): Promise<F>;
  /**
   * Decides and stages, each request by its own context (`tx.as`), by what was loaded for them: an outcome each, in order. What is
   * refused has staged nothing. A set of one is the single request.
   */
  stage(tx: Tx, asked: AskedTogether<R>, loaded: F): Promise<(V | DomainError)[]>;
}
