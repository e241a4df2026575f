/** A node of EXPLAIN (VERBOSE, FORMAT JSON), as far as it matters here. */
export interface PlanNode {
  readonly 'Node Type': string;
  readonly 'Relation Name'?: string;
  readonly Alias?: string;
  readonly Operation?: string;
  readonly 'Subplan Name'?: string;
  readonly Output?: readonly string[];
  readonly Plans?: readonly PlanNode[];
  readonly [key: string]: unknown;
}

/**
 * Where a statement is carried out when every table is distributed by organisation_id:
 * - one shard: all that it touches is of one organisation that the statement itself names;
 * - by its data: the organisation stands inside of a JSON parameter, where no planner finds it;
 * - every shard: it reads or writes whatever organisation.
 */
export type Route = 'no table' | 'one shard' | 'by its data' | 'every shard';

const CONDITIONS = [
  'Index Cond',
  'Recheck Cond',
  'Filter',
  'Hash Cond',
  'Merge Cond',
  'Join Filter',
  'TID Cond',
] as const;
const CONSTANT = 'a constant';

interface Found {
  readonly tables: string[];
  readonly sameAs: [string, string][];
  readonly fromData: string[];
}

/**
 * Follows equalities of organisation_id through the plan, as a router planner does: a table is bound when its organisation_id
 * equals a parameter or literal, or that of another table that is bound. `distributed`: the tables that count.
 */
export function routeOf(plan: PlanNode, distributed: ReadonlySet<string>): Route {
  const found: Found = { tables: [], sameAs: [], fromData: [] };
  walk(plan, distributed, found);
  if (found.tables.length === 0) return 'no table';
  const bound = reachable(CONSTANT, found.sameAs);
  const loose = found.tables.filter((alias) => !bound.has(alias));
  if (loose.length === 0) return 'one shard';
  const fromData = new Set(found.fromData.flatMap((alias) => [...reachable(alias, found.sameAs)]));
  return loose.every((alias) => fromData.has(alias)) ? 'by its data' : 'every shard';
}

function walk(node: PlanNode, distributed: ReadonlySet<string>, found: Found, parent?: PlanNode): void {
  const { Alias: alias = node['Relation Name'] ?? parent?.Alias ?? '', Plans: plans = [] } = node;
  const table = node['Relation Name'];
  if (node['Node Type'] === 'Function Scan') found.fromData.push(alias);
  if (table !== undefined && distributed.has(table)) {
    found.tables.push(alias);
    if (node.Operation === 'Insert') noteInserted(node, alias, found);
  }
  for (const kind of CONDITIONS) {
    const text = node[kind];
    if (typeof text === 'string') found.sameAs.push(...equalitiesIn(text, alias));
  }
  for (const each of plans) walk(each, distributed, found, node);
}

/** Rows to insert come as a list of values in the order of the columns; organisation_id is the first, or the only uuid. */
function noteInserted({ Plans: plans = [] }: PlanNode, alias: string, found: Found): void {
  for (const { Output: output = [] } of plans) {
    const value =
      output.find((each) => /organisation_id/.test(each)) ??
      output.find((each) => /::uuid|^\$\d+$/.test(each));
    const source = /^(?:(\w+)\.)?organisation_id$/.exec(value ?? '');
    if (source?.[1]) found.sameAs.push([alias, source[1]]);
    else if (value !== undefined) found.sameAs.push([alias, CONSTANT]);
  }
}

/** `(a.organisation_id = b.organisation_id)`, `(a.organisation_id = $1)`, `(organisation_id = '…'::uuid)`. */
function equalitiesIn(condition: string, alias: string): [string, string][] {
  const pairs = condition.matchAll(
    /(?:"?(\w+)"?\.)?"?organisation_id"? = (?:(?:"?(\w+)"?\.)?"?organisation_id"?|(\$\d+(?:::\w+)?|\(\$\d+\)|'[^']*'::uuid))/g,
  );
  return [...pairs].map(([, left = alias, right, constant]) => [
    left,
    constant === undefined ? (right ?? alias) : CONSTANT,
  ]);
}

function reachable(from: string, pairs: readonly (readonly [string, string])[]): Set<string> {
  const reached = new Set([from]);
  for (let size = 0; size !== reached.size;) {
    size = reached.size;
    for (const [a, b] of pairs)
      if (reached.has(a) || reached.has(b)) [a, b].forEach((each) => reached.add(each));
  }
  return reached;
}
