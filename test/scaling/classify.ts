import type { Client } from 'pg';
import type { Captured } from './normalise';
import { routeOf, type PlanNode, type Route } from './routing';

/** What of a statement a distributed database may treat otherwise than PostgreSQL does. */
export type Feature =
  | 'row locks'
  | 'writing CTE'
  | 'ON CONFLICT'
  | 'cursor'
  | 'COPY'
  | 'advisory lock'
  | 'set_config'
  | 'function across organisations'
  | 'one snapshot';

export interface Classified extends Captured {
  /** Null for what is no query: BEGIN, COMMIT, FETCH. */
  readonly route: Route | null;
  readonly features: readonly Feature[];
  /** Why PostgreSQL could not plan it here. */
  readonly problem: string | null;
}

const PATTERNS: Readonly<Record<Exclude<Feature, 'function across organisations'>, RegExp>> = {
  'row locks': /\bFOR (?:NO KEY )?(?:UPDATE|SHARE|KEY SHARE)\b/,
  'writing CTE': /\bAS (?:MATERIALIZED )?\(\s*(?:INSERT|UPDATE|DELETE)\b/,
  'ON CONFLICT': /\bON CONFLICT\b/,
  cursor: /^DECLARE\b/,
  COPY: /^COPY\b/,
  'advisory lock': /\bpg_(?:try_)?advisory_/,
  set_config: /\bset_config\(/,
  'one snapshot': /\bISOLATION LEVEL (?:REPEATABLE READ|SERIALIZABLE)\b/,
};
const NO_QUERY = /^(?:BEGIN|COMMIT|ROLLBACK|FETCH|CLOSE|SET|SAVEPOINT|RELEASE|MOVE)\b/;

/** Has PostgreSQL plan each statement, with its parameters unknown, and reads from the plan where it would be carried out. */
export async function classify(
  client: Client,
  statements: readonly Captured[],
  distributed: ReadonlySet<string>,
  definers: readonly string[],
): Promise<Classified[]> {
  const classified: Classified[] = [];
  for (const statement of statements) {
    const features = featuresOf(statement.text, definers);
    if (NO_QUERY.test(statement.text)) {
      classified.push({ ...statement, features, route: null, problem: null });
      continue;
    }
    try {
      const plan = await planOf(client, statement.example);
      classified.push({ ...statement, features, route: routeOf(plan, distributed), problem: null });
    } catch (error) {
      classified.push({ ...statement, features, route: null, problem: String(error) });
    }
  }
  return classified;
}

function featuresOf(text: string, definers: readonly string[]): Feature[] {
  const found = Object.entries(PATTERNS).flatMap(([feature, pattern]) =>
    pattern.test(text) ? [feature as Feature] : [],
  );
  const calls = definers.some((name) => new RegExp(`\\b${name}\\(`).test(text));
  return calls ? [...found, 'function across organisations'] : found;
}

async function planOf(client: Client, sent: string): Promise<PlanNode> {
  const query = sent
    .replace(/^DECLARE\s.*?\sFOR\s+/s, '')
    .replace(/^COPY\s*\((.*)\)\s*TO\s+STDOUT.*$/s, '$1');
  const { rows } = await client.query<{ 'QUERY PLAN': [{ Plan: PlanNode }] }>(
    `EXPLAIN (GENERIC_PLAN, VERBOSE, COSTS off, FORMAT JSON) ${query}`,
  );
  const plan = rows[0]?.['QUERY PLAN'][0].Plan;
  if (!plan) throw new Error('there is no plan');
  return plan;
}
