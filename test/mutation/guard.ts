/** What a guard is, by how it can be taken out. */
export type Kind =
  | 'check'
  | 'required column'
  | 'reference'
  | 'key'
  | 'domain'
  | 'trigger'
  | 'refusal'
  | 'lock'
  | 'policy'
  | 'right'
  | 'search path'
  | 'lock clause';

/** A place in a source file and what to put there instead. */
export interface Edit {
  /** Relative to the root of the repository. */
  readonly file: string;
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

export interface Guard {
  /** The same as long as the guard is the same: no line numbers. */
  readonly id: string;
  readonly kind: Kind;
  /** The table, or the function, or the source file. */
  readonly of: string;
  readonly name: string;
  /** What takes it out: SQL for a database's schema, or a change of a source file. */
  readonly without: string | Edit;
}

export const guard = (kind: Kind, of: string, name: string, without: string | Edit): Guard => ({
  id: `${of}: ${kind} ${name}`,
  kind,
  of,
  name,
  without,
});

/** Guards with the same id are told apart by their place among them: `… (2)`. */
export function distinct(guards: readonly Guard[]): Guard[] {
  const seen = new Map<string, number>();
  return guards.map((each) => {
    const nth = (seen.get(each.id) ?? 0) + 1;
    seen.set(each.id, nth);
    return nth === 1 ? each : { ...each, id: `${each.id} (${nth})` };
  });
}
