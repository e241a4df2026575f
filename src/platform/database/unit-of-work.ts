import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import type { PoolClient } from 'pg';
import { DataSource, type QueryRunner } from 'typeorm';
import { appendEvents } from '../outbox/append-events';
import { FreshEvents } from '../outbox/fresh-events';
import { storeAnswer } from '../idempotency/store-answer';
import type { OperatorContext, RequestContext } from '../request-context/request-context';
import { isRetryable, StaleDecision, toDomainError } from './database-errors';
import { locksOf, postingGate, type GateResults } from './posting-gate';
import { Tx } from './transaction';
import type { RawWrite } from './write-set';

const ATTEMPTS = 5;
/** Work of the operator that concerns no organisation runs, and stores its idempotent answers, under this id. */
export const OPERATOR_SCOPE = '00000000-0000-0000-0000-000000000000';

interface Options {
  /** Take the organisation's lock row FOR SHARE at the start: whoever posts does. */
  readonly posting?: boolean;
  /** The ledger to work in where the context names none. */
  readonly organisationId?: string;
  /** Everything that is read is as it was at one instant, however many statements read it. For reads only. */
  readonly oneInstant?: boolean;
}

/** What a request is answered, to be stored with its work. */
interface Answer {
  readonly by: OperatorContext;
  readonly answer: unknown;
}

/**
 * The one place that begins, commits and retries. The work reads and decides; what it staged is written as one set,
 * together with its events and the stored answer of an idempotent request, and committed. A dry run is a read-only
 * transaction without that last step.
 */
@Injectable()
export class UnitOfWork {
  constructor(
    @InjectDataSource() private readonly dataSource: DataSource,
    private readonly fresh: FreshEvents,
  ) {}

  run<T>(ctx: OperatorContext, work: (tx: Tx) => Promise<T>, options: Options = {}): Promise<T> {
    return this.commit(ctx, work, options, (answer) => [{ by: ctx, answer }]);
  }

  /**
   * Requests of one caller to one organisation in one posting transaction: an outcome each, in order. What was made is
   * committed, each with its own stored answer; an `Error` among the outcomes refuses only its own request, which must have staged
   * nothing. @throws when the transaction fails, and then nothing of any of them is written.
   */
  together<T>(
    requests: readonly [RequestContext, ...RequestContext[]],
    work: (tx: Tx) => Promise<(T | Error)[]>,
  ): Promise<(T | Error)[]> {
    const answers = (outcomes: readonly (T | Error)[]): Answer[] =>
      requests.flatMap((by, i) => (outcomes[i] instanceof Error ? [] : [{ by, answer: outcomes[i] }]));
    return this.commit(requests[0], work, { posting: true }, answers);
  }

  private async commit<T>(
    ctx: OperatorContext,
    work: (tx: Tx) => Promise<T>,
    options: Options,
    answersOf: (result: T) => readonly Answer[],
  ): Promise<T> {
    for (let attempt = 1; ; attempt++) {
      try {
        return await this.attempt(ctx, work, options, answersOf);
      } catch (error) {
        if (attempt >= ATTEMPTS || !isRetryable(error)) throw toDomainError(error);
        await new Promise((resolve) => setTimeout(resolve, Math.random() * 10 * 2 ** attempt));
      }
    }
  }

  /** A posting transaction: `run` with the organisation's posting lock held and its through-dates read. */
  post<T>(ctx: RequestContext, work: (tx: Tx) => Promise<T>): Promise<T> {
    return this.run(ctx, work, { posting: true });
  }

  /** Reads only; the database refuses anything else. */
  read<T>(ctx: OperatorContext, work: (tx: Tx) => Promise<T>, options: Options = {}): Promise<T> {
    return this.run({ ...ctx, dry: true }, work, options);
  }

  private async attempt<T>(
    ctx: OperatorContext,
    work: (tx: Tx) => Promise<T>,
    options: Options,
    answersOf: (result: T) => readonly Answer[],
  ): Promise<T> {
    const runner = this.dataSource.createQueryRunner();
    let clean = false;
    try {
      const client = (await runner.connect()) as PoolClient;
      const organisationId = options.organisationId ?? ctx.organisation?.organisationId ?? OPERATOR_SCOPE;
      const tx = new Tx(client, runner.manager, ctx, organisationId);
      await begin(tx, options);
      const result = await work(tx);
      if (ctx.dry) await client.query('ROLLBACK');
      else {
        await commit(tx, answersOf(result));
        this.afterCommit(tx);
      }
      clean = true;
      return result;
    } finally {
      await release(runner, clean);
    }
  }

  private afterCommit(tx: Tx): void {
    if (tx.events.length > 0) this.fresh.note(tx.organisationId);
    for (const hook of tx.hooks) hook();
  }
}

/**
 * Postings, and the checks of the database behind them, find their rows by key and keep their plans. A plan that was made while a
 * table was near empty is as good when it has grown, as it may not scan it whole.
 */
const POSTING_PLANS = `SELECT set_config('plan_cache_mode', 'auto', true), set_config('enable_seqscan', 'off', true)`;

/**
 * BEGIN, the organisation and, when posting, the lock row and the locked months: one round trip. The months are read by a
 * statement that starts after the lock row is held, so they cannot change before the commit. The id is a UUID of the service.
 */
async function begin(tx: Tx, { posting, oneInstant }: Options): Promise<void> {
  const { ctx, organisationId, client } = tx;
  if (!/^[0-9a-f-]{36}$/.test(organisationId)) throw new Error('an organisation id is a UUID');
  const operator = ctx.organisation === null ? 'on' : 'off';
  const statements = [
    `BEGIN${oneInstant ? ' ISOLATION LEVEL REPEATABLE READ' : ''}${ctx.dry ? ' READ ONLY' : ''}`,
    `SELECT set_config('contra.organisation_id', '${organisationId}', true), set_config('contra.operator', '${operator}', true)`,
    ...(posting ? [POSTING_PLANS, ...postingGate(organisationId, ctx.dry ? '' : 'FOR SHARE', ctx)] : []),
  ];
  tx.posting = posting === true;
  const results = (await client.query(statements.join('; '))) as unknown as GateResults;
  if (posting) tx.locks = locksOf(results);
}

async function commit(tx: Tx, answers: readonly Answer[]): Promise<void> {
  const { client } = tx;
  await execute(tx, tx.writes.updatesBefore);
  await appendEvents(tx);
  const scope = tx.ctx.idempotency?.scope ?? tx.organisationId;
  const sameScope = scope === tx.organisationId;
  if (sameScope) for (const { by, answer } of answers) storeAnswer(tx.as(by), answer);
  const inserts = tx.writes.insertStatement(tx.organisationId);
  const late = tx.writes.updatesAfter.length > 0 || !sameScope;
  if (inserts && late) await client.query(tx.statement(inserts.text, inserts.values));
  await execute(tx, tx.writes.updatesAfter);
  if (!sameScope) for (const { answer } of answers) await storeAnswer.under(scope, tx, answer);
  // Where nothing stands between them, the inserts and the COMMIT are sent together: the counters are locked for a round
  // trip less. A COMMIT behind a statement that failed rolls back.
  const [, { command }] = await Promise.all([
    inserts && !late ? client.query(tx.statement(inserts.text, inserts.values)) : null,
    client.query('COMMIT'),
  ]);
  // PostgreSQL answers COMMIT with the tag ROLLBACK, and no error, when a statement failed and was swallowed.
  if (command !== 'COMMIT') throw new Error(`COMMIT was answered with ${command}`);
}

async function execute(tx: Tx, updates: readonly RawWrite[]): Promise<void> {
  for (const { sql, params, expect, otherwise } of updates) {
    const { rowCount } = await tx.client.query(tx.statement(sql, params));
    if (expect !== null && rowCount !== expect)
      throw otherwise?.() ?? new StaleDecision(`${String(rowCount)} of ${expect} rows: ${sql}`);
  }
}

async function release(runner: QueryRunner, clean: boolean): Promise<void> {
  if (runner.isReleased) return;
  if (!clean) {
    try {
      await ((await runner.connect()) as PoolClient).query('ROLLBACK');
    } catch {
      // A connection that cannot roll back is broken: the pool drops it on release, and the server rolls back by itself.
    }
  }
  await runner.release();
}
