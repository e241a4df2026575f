import type { PoolClient, QueryConfig } from 'pg';
import { named } from './named';
import { IN_LINE_TO_POST, passGate } from './posting-gate';
import type { Tx } from './transaction';

export interface Beginning {
  /** Take the organisation's lock row FOR SHARE at the start: whoever posts does. */
  readonly posting?: boolean;
  /**
   * Its statements come again and again and find their rows by key, as those of postings do unless they say otherwise: each connection
   * plans them once. Of anything that goes through a whole journal those plans take a hundred times as long, or more.
   */
  readonly repeated?: boolean;
  /** Everything that is read is as it was at one instant, however many statements read it. For reads only. */
  readonly oneInstant?: boolean;
}

const SETTINGS = `set_config('contra.organisation_id', $1, true), set_config('contra.organisation_ids', $2, true),
  set_config('contra.operator', $3, true)`;

/**
 * Postings, the checks of the database behind them, and what follows them, find their rows by key: each connection plans a statement
 * once, whatever it is given. A plan that was made for few rows, or while a table was near empty, is as good for many, as it may
 * look rows up by an index and nothing else: no scan of a whole table, no hash of one.
 */
const KEPT_PLANS = `set_config('plan_cache_mode', 'force_generic_plan', true), set_config('enable_seqscan', 'off', true),
  set_config('enable_hashjoin', 'off', true), set_config('enable_mergejoin', 'off', true)`;

/** BEGIN, the organisation and, when posting, the lock row and what is locked: one round trip. */
export async function begin(
  tx: Tx,
  { posting = false, repeated = posting, oneInstant = false }: Beginning,
): Promise<void> {
  const { ctx, organisationId, client } = tx;
  tx.course.repeated = repeated;
  const isolation = `${oneInstant ? ' ISOLATION LEVEL REPEATABLE READ' : ''}${ctx.dry ? ' READ ONLY' : ''}`;
  const inLine = posting && !ctx.dry;
  await Promise.all([
    client.query(`BEGIN${isolation}`),
    client.query(seeing([organisationId], { operator: ctx.organisation === null, repeated, inLine })),
    posting ? passGate(tx, 'post') : null,
  ]);
}

/** BEGIN, for postings of several organisations. Each passes its own gate. */
export async function beginAcross(client: PoolClient, organisationIds: readonly string[]): Promise<void> {
  await Promise.all([client.query('BEGIN'), client.query(seeing(organisationIds, { repeated: true }))]);
}

interface Seeing {
  readonly operator?: boolean;
  readonly repeated?: boolean;
  /** Also stands in line to post, for the one organisation. */
  readonly inLine?: boolean;
}

/** Which organisations' rows the transaction sees and may write. One column: what comes back is read by nobody. */
function seeing(
  organisationIds: readonly string[],
  { operator = false, repeated = false, inLine = false }: Seeing,
): QueryConfig {
  const [one = '', several] =
    organisationIds.length === 1 ? [organisationIds[0], ''] : ['', organisationIds.join(',')];
  const settings = `num_nulls(${[SETTINGS, ...(repeated ? [KEPT_PLANS] : [])].join(', ')})`;
  const selected = inLine ? [settings, IN_LINE_TO_POST] : [settings];
  return named(`SELECT ${selected.join(', ')}`, [one, several, operator ? 'on' : 'off']);
}
