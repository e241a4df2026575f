import type { DocumentType } from '../../platform/database/document-tables';
import type { Tx } from '../../platform/database/transaction';
import type { RequestContext } from '../../platform/request-context/request-context';
import type { DocumentDeliveryStatus } from '../deliveries/delivery';

/** A document in the hands of whoever sends it. */
export interface Sendable {
  readonly voided: boolean;
  readonly deliveryStatus: DocumentDeliveryStatus;
  /** As the API shows it, for the events that tell of what happens to it. */
  readonly view: object;
}

/** What sending needs to know of a kind of document. */
export interface SendableKind {
  readonly type: DocumentType;
  /** Its id is one that a test key made up, of which nothing is stored. */
  isStub(ctx: RequestContext, id: string): boolean;
  /**
   * Locks the document and, if it is a draft, stages its issue. Gives the client's address too: on the document, else the
   * customer's; null where neither has one.
   * @throws DomainError as the issue does; `not_found`; `document_of_another_system`; conflict `already_voided`.
   */
  prepare(tx: Tx, ctx: RequestContext, id: string): Promise<Sendable & { readonly address: string | null }>;
  /** @throws DomainError `not_found` */
  find(tx: Tx, ctx: RequestContext, id: string, options: { readonly lock: boolean }): Promise<Sendable>;
}

/** By the way a client is named on a document. */
export interface Client {
  readonly clientEmail: string | null;
  readonly customerId: string | null;
}
