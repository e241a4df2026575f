/** A change of state to be told: `type` such as `credit_note.created`, and the object as it is after the change. */
export interface EventDraft {
  readonly type: string;
  readonly objectType: string;
  readonly objectId: string;
  readonly data: unknown;
}
