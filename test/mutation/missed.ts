import { HELD } from '../support/guards/held.data';
import { HELD_IN_BACKGROUND } from '../support/guards/held-background.data';
import { HELD_SETTLEMENTS } from '../support/guards/held-settlements.data';
import { REFUSALS, type Refusal } from '../support/guards/refusals.data';
import type { Guard } from './guard';
import { LISTED, OTHERS, SPECS, SPECS_OF_SOURCE } from './specs.data';
import { runSpecs, type FailedTest } from './suite';

export type Missed = ReadonlyMap<Guard, FailedTest | null>;

const ROWS = 'test/integration/guards/rows';
const TABLES = 'test/integration/guards/tables';
const REFUSING = 'test/integration/guards/refusals';
const FUNCTIONS = 'test/integration/guards/functions';
const WAITING = 'test/integration/guards/held';

/**
 * Guards that refuse under a name of their own. Their tests expect that very name, which nothing else can say, so each fails
 * whatever else is gone: one run for all of a kind.
 */
const NAMED = {
  check: 'of which a check is false',
  reference: 'that points nowhere',
  key: 'twice',
  'required column': 'that has to be there',
  domain: 'makes no',
} as const;

type NamedKind = keyof typeof NAMED;
export type NamedGuard = Guard & { readonly kind: NamedKind };
export const isNamed = (each: Guard): each is NamedGuard => each.kind in NAMED;

/** Without all the guards of one such kind. */
export async function missedTogether(kind: NamedKind, guards: readonly Guard[]): Promise<Missed> {
  const { failed } = await runSpecs([ROWS], statementsOf(guards), { only: NAMED[kind] });
  const own = ({ of, name }: Guard): FailedTest | null =>
    failed.find(({ test }) =>
      kind === 'domain' ? test.includes(`no ${of} of`) : test.endsWith(`: ${of}: ${name}`),
    ) ?? null;
  return new Map(guards.map((each) => [each, own(each)]));
}

/** Refusals that `refusals.spec.ts` has in their own words, and the triggers that ask for them. */
const refusalsOf = ({ kind, of, name }: Guard): readonly Refusal[] =>
  REFUSALS.filter((each) =>
    kind === 'refusal' ? each.of === of && each.says === name : kind === 'trigger' && each.by === name,
  );

const OF_FUNCTIONS: readonly string[] = ['fixed', 'not for everybody'];

/** Each other's rows are read in their policies, so they take turns. */
const ENTANGLED: readonly string[] = ['organisations', 'api_keys'];
const PLAIN_TRIGGER = /_(?:append_only|frozen|no_delete|no_truncate)$/;

/** What a test of `tables.spec.ts` or `rows.spec.ts` is about, on its table alone. */
export function isOfTable(each: Guard): boolean {
  const { kind, name } = each;
  if (kind === 'right') return !OF_FUNCTIONS.includes(name);
  if (kind === 'policy') return true;
  return kind === 'trigger' && PLAIN_TRIGGER.test(name) && refusalsOf(each).length === 0;
}

/** What all units of work are made of is taken out alone. */
const place = ({ of }: Guard): string =>
  ENTANGLED.includes(of) ? 'entangled' : of.startsWith('src/platform/database/') ? 'underneath' : of;

/** In rounds of one guard a table. */
export function roundsOf(guards: readonly Guard[]): Guard[][] {
  const rounds: Guard[][] = [];
  for (const each of guards) {
    const round = rounds.find((one) => !one.some((other) => place(other) === place(each)));
    if (round) round.push(each);
    else rounds.push([each]);
  }
  return rounds;
}

/** Without one guard of each table. The tests of a table touch no other, so what fails in its tests is due to its guard. */
export async function missedByTable(guards: readonly Guard[]): Promise<Missed> {
  const { failed } = await runSpecs([ROWS, TABLES], statementsOf(guards), {
    only: 'Of the table|of another organisation',
  });
  const own = ({ of }: Guard): FailedTest | null =>
    failed.find(({ test }) => test.startsWith(`Of the table ${of} `) || test.endsWith(`: ${of}`)) ?? null;
  return new Map(guards.map((each) => [each, own(each)]));
}

/** Whether a test is about this guard alone because it expects what only the guard says, or asks for it by name. */
export const isWorded = (each: Guard): boolean =>
  refusalsOf(each).length > 0 || OF_FUNCTIONS.includes(each.name);

/** Without one guard of each table or function. */
export async function missedByWords(guards: readonly Guard[]): Promise<Missed> {
  const { failed } = await runSpecs([REFUSING, FUNCTIONS], statementsOf(guards));
  const own = (each: Guard): FailedTest | null =>
    failed.find(({ test }) =>
      OF_FUNCTIONS.includes(each.name)
        ? test.startsWith(`The function ${each.of}`) &&
          test.includes('finds names') === (each.name === 'fixed')
        : refusalsOf(each).some(({ of, by, says }) =>
            test.endsWith(`is refused by ${of}, by ${by}: ${says}`),
          ),
    ) ?? null;
  return new Map(guards.map((each) => [each, own(each)]));
}

const SCENES = [...HELD, ...HELD_SETTLEMENTS, ...HELD_IN_BACKGROUND];
const sceneOf = ({ id }: Guard) => SCENES.find(({ guards }) => guards.includes(id));

/** Whether a test waits for what this clause takes. */
export const isHeld = (each: Guard): boolean => sceneOf(each) !== undefined;

/** Without one clause of each file or function: each test holds the rows of its own clause, and looks at who waits for them. */
export async function missedByWaiting(guards: readonly Guard[]): Promise<Missed> {
  const edits = guards.flatMap(({ without }) => (typeof without === 'string' ? [] : [without]));
  const { passed, failed } = await runSpecs([WAITING], edits.length > 0 ? edits : statementsOf(guards));
  if (passed === 0) throw new Error(`nothing works without ${guards.map(({ id }) => id).join(', ')}`);
  const own = (each: Guard): FailedTest | null => {
    const what = sceneOf(each)?.what;
    return (what !== undefined && failed.find(({ test }) => test.endsWith(what))) || null;
  };
  return new Map(guards.map((each) => [each, own(each)]));
}

/** Without this guard alone: the first test that fails, in the specs that are likely to notice, then in others. */
export async function missedAlone({ of, without, kind }: Guard): Promise<FailedTest | null> {
  const inSource = SPECS_OF_SOURCE.find(([path]) => of.startsWith(path))?.[1];
  const likely = inSource ?? SPECS[of] ?? [];
  const tables = kind === 'policy' || kind === 'right' ? [ROWS, TABLES] : [];
  const rest = kind === 'search path' ? [] : OTHERS;
  const lists = inSource === undefined ? LISTED : [];
  for (const specs of [...[...tables, ...likely].map((each) => [each]), rest, lists]) {
    if (specs.length === 0) continue;
    const { failed } = await runSpecs(specs, typeof without === 'string' ? without : [without]);
    const real: FailedTest[] = [];
    for (const each of failed) if (!(await failsAnyway(each))) real.push(each);
    if (real.length > 0) return preferBehaviour(real);
  }
  return null;
}

/** By spec, its tests that fail with every guard in place. They say nothing. */
const failing = new Map<string, Promise<readonly string[]>>();

async function failsAnyway({ spec, test }: FailedTest): Promise<boolean> {
  const known =
    failing.get(spec) ?? runSpecs([spec], null).then(({ failed }) => failed.map((each) => each.test));
  failing.set(spec, known);
  return (await known).includes(test);
}

/** A run of several specs may have failed in one that only compares with a list as well. */
const preferBehaviour = (failed: readonly FailedTest[]): FailedTest | null =>
  failed.find(({ spec }) => !LISTED.some((each) => spec.startsWith(each))) ?? failed[0] ?? null;

const statementsOf = (guards: readonly Guard[]): string =>
  guards.map(({ without }) => (typeof without === 'string' ? dropIfThere(without) : '')).join('; ');

/** A key takes the references to it along. */
const dropIfThere = (sql: string): string => sql.replace('DROP CONSTRAINT ', 'DROP CONSTRAINT IF EXISTS ');
