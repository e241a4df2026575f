import type { OperatorContext } from '../request-context/request-context';

/** A change of state to be told: `type` such as `credit_note.created`, and the object as it is after the change. */
export interface EventDraft {
  readonly type: string;
  readonly objectType: string;
  readonly objectId: string;
  readonly data: unknown;
}

/** With the request that brought it about. */
export interface ToldEvent extends EventDraft {
  readonly by: Pick<OperatorContext, 'caller' | 'requestId' | 'now'>;
}
