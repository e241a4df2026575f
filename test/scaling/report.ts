import type { Classified } from './classify';
import type { Schema, Trigger } from './schema';

const SHOWN = 160;

/** The counts that docs/scaling.md has in its table, and by name what would have to change. */
export function reportOf(statements: readonly Classified[], schema: Schema): string {
  return [
    ...statementCounts(statements),
    '',
    ...schemaCounts(schema),
    '',
    ...listOf(
      'By its data',
      statements,
      ({ route, features }) => route === 'by its data' && !features.includes('writing CTE'),
    ),
    ...listOf('Every shard', statements, ({ route }) => route === 'every shard'),
    ...listOf(
      'Row locks, and not on one shard',
      statements,
      ({ route, features }) => features.includes('row locks') && route !== 'one shard',
    ),
    ...listOf('Not planned', statements, ({ problem }) => problem !== null),
    '',
  ].join('\n');
}

function statementCounts(statements: readonly Classified[]): string[] {
  const count = (wanted: (statement: Classified) => boolean): number => statements.filter(wanted).length;
  const routes = ['one shard', 'by its data', 'every shard', 'no table'] as const;
  const features = [...new Set(statements.flatMap((each) => each.features))].sort();
  return [
    `${statements.length} statements`,
    ...routes.map((route) => `  ${route}: ${count((each) => each.route === route)}`),
    `  no query: ${count(({ route, problem }) => route === null && problem === null)}`,
    `  not planned: ${count(({ problem }) => problem !== null)}`,
    ...features.map((feature) => {
      const having = statements.filter((each) => each.features.includes(feature));
      const elsewhere = having.filter(
        ({ route }) => route === 'every shard' || route === 'by its data',
      ).length;
      return `  with ${feature}: ${having.length}, of them not on one shard: ${elsewhere}`;
    }),
  ];
}

function schemaCounts({
  distributed,
  keys,
  keysWithout,
  triggers,
  policies,
  definers,
  others,
  domains,
}: Schema): string[] {
  const rows = (wanted: (trigger: Trigger) => boolean): string => {
    const found = triggers.filter(wanted);
    return `${found.length}${found.length > 0 && found.length < 40 ? ` (${found.map(({ table, name }) => `${table}.${name}`).join(', ')})` : ''}`;
  };
  const across = definers.filter(({ asks }) => asks.length > 0);
  return [
    `${distributed.length} tables to distribute, ${policies} policies, ${domains} domains`,
    `  keys: ${keys}, without organisation_id: ${keysWithout.length === 0 ? 'none' : keysWithout.join(', ')}`,
    `  not to be distributed: ${others.length === 0 ? 'none' : others.join(', ')}`,
    `  triggers: ${triggers.length}`,
    `    on TRUNCATE: ${triggers.filter(({ truncate }) => truncate).length}`,
    `    for each statement, that refuse whatever comes: ${triggers.filter(({ each, truncate, transitionTables }) => each === 'statement' && !truncate && !transitionTables).length}`,
    `    for each row, that look at the row alone: ${triggers.filter(({ each, asks, deferred }) => each === 'row' && asks.length === 0 && !deferred).length}`,
    `    for each row, that ask tables: ${rows(({ each, asks, deferred }) => each === 'row' && asks.length > 0 && !deferred)}`,
    `    with transition tables: ${rows(({ transitionTables }) => transitionTables)}`,
    `    deferred: ${rows(({ deferred }) => deferred)}`,
    `  SECURITY DEFINER functions: ${definers.length}`,
    ...across.map(
      ({ name, asks, locks }) => `    ${name} asks ${asks.join(', ')}${locks ? ', and locks rows' : ''}`,
    ),
  ];
}

function listOf(
  title: string,
  statements: readonly Classified[],
  wanted: (statement: Classified) => boolean,
): string[] {
  const found = statements.filter(wanted);
  if (found.length === 0) return [`${title}: none`];
  const lines = found.map(
    ({ text, problem }) => `  ${problem === null ? '' : `${problem}: `}${text.slice(0, SHOWN)}`,
  );
  return [`${title}: ${found.length}`, ...lines];
}
