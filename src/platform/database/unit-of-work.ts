import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import type { PoolClient } from 'pg';
import { DataSource, type QueryRunner } from 'typeorm';
import { DomainError } from '../../domain/errors';
import { allDone } from '../batch/batch-outcomes';
import { FreshEvents } from '../outbox/fresh-events';
import type { OperatorContext, RequestContext } from '../request-context/request-context';
import { begin, beginAcross, type Beginning } from './begin';
import { isRetryable, toDomainError } from './database-errors';
import { flush, flushAll, type Answer } from './flush';
import { NotNow } from './not-now';
import { passGate } from './posting-gate';
import { Tx } from './transaction';

const ATTEMPTS = 5;
/** Work of the operator that concerns no organisation runs, and stores its idempotent answers, under this id. */
export const OPERATOR_SCOPE = '00000000-0000-0000-0000-000000000000';

interface Options extends Beginning {
  /** The ledger to work in where the context names none. */
  readonly organisationId?: string;
}

/**
 * Requests of one caller to one organisation, and what is done with them: an outcome each, in order. The work waits for `tx.course.begun`
 * itself, and leaves nothing behind that still asks the database.
 */
export interface Party<T> {
  readonly requests: readonly [RequestContext, ...RequestContext[]];
  readonly work: (tx: Tx) => Promise<(T | Error)[]>;
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
    const onceBegun = (tx: Tx): Promise<T> => tx.course.begun.then(() => work(tx));
    return this.commit(ctx, onceBegun, options, (answer) => [{ by: ctx, answer }]);
  }

  /** A posting transaction: `run` with the organisation's posting lock held and its through-dates read. */
  post<T>(ctx: RequestContext, work: (tx: Tx) => Promise<T>): Promise<T> {
    return this.run(ctx, work, { posting: true });
  }

  /** Reads only; the database refuses anything else. */
  read<T>(ctx: OperatorContext, work: (tx: Tx) => Promise<T>, options: Options = {}): Promise<T> {
    const dry = { ...ctx, dry: true };
    return retrying(() => this.look(dry, work, options));
  }

  /**
   * In one posting transaction. What was made is committed, each with its own stored answer; an `Error` among the outcomes refuses
   * only its own request, which must have staged nothing. @throws when the transaction fails, and then nothing of any of them is
   * written.
   */
  together<T>({ requests, work }: Party<T>): Promise<(T | Error)[]> {
    return this.commit(requests[0], work, { posting: true }, (outcomes) => answersTo(requests, outcomes));
  }

  /**
   * The same for several organisations, in one posting transaction that waits for no lock of any of them. Null for those that have
   * to go alone: something was held, or the work threw; of them nothing was written. Each sees its own organisation because all that
   * it asks for names it; rows of none but these can be seen or written. It is tried once.
   */
  across<T>(parties: readonly Party<T>[]): Promise<((T | Error)[] | null)[]> {
    return this.connected(async (runner, client) => {
      const begun = beginAcross(
        client,
        parties.map(({ requests: [{ organisation }] }) => organisation.organisationId),
      );
      const attempts = parties.map(async ({ requests, work }) => {
        const [ctx] = requests;
        const tx = new Tx(client, runner.manager, ctx, ctx.organisation.organisationId, { waits: false });
        const outcomes = await orNothing(tx, begun, work);
        return { tx, outcomes, answers: answersTo(requests, outcomes ?? []) };
      });
      const done = await allDone(attempts);
      const works = done.filter(({ answers }) => answers.length > 0);
      if (works.length > 0) await flushAll(client, works);
      else await client.query('ROLLBACK');
      for (const { tx } of works) this.afterCommit(tx);
      return done.map(({ outcomes }) => outcomes);
    });
  }

  /** The work waits for `tx.course.begun` itself. */
  private commit<T>(
    ctx: OperatorContext,
    work: (tx: Tx) => Promise<T>,
    options: Options,
    answersOf: (result: T) => readonly Answer[],
  ): Promise<T> {
    return retrying(() => this.attempt(ctx, work, options, answersOf));
  }

  private attempt<T>(
    ctx: OperatorContext,
    work: (tx: Tx) => Promise<T>,
    options: Options,
    answersOf: (result: T) => readonly Answer[],
  ): Promise<T> {
    return this.connected(async (runner, client) => {
      const tx = txOf(runner, client, ctx, options);
      tx.course.begun = begin(tx, options);
      const result = await work(tx);
      const answers = ctx.dry ? [] : answersOf(result);
      // Where every request is refused, nothing stays, not even a counter that was made to be held.
      if (answers.length === 0) await client.query('ROLLBACK');
      else {
        await flush(tx, answers);
        this.afterCommit(tx);
      }
      return result;
    });
  }

  /** Waits for what is read and for nothing else: the beginning goes along with the first statements, the end after the last. */
  private async look<T>(ctx: OperatorContext, work: (tx: Tx) => Promise<T>, options: Options): Promise<T> {
    const runner = this.dataSource.createQueryRunner();
    try {
      const client = (await runner.connect()) as PoolClient;
      const tx = txOf(runner, client, ctx, options);
      const beginning = begin(tx, options);
      const reading = Promise.resolve().then(() => work(tx));
      await allDone([beginning, reading]);
      const result = await reading;
      const ended = client.query('ROLLBACK');
      void ended.then(() => runner.release()).catch(() => release(runner, false));
      return result;
    } catch (error) {
      await release(runner, false);
      throw error;
    }
  }

  /** With a connection, which is rolled back before others have it when the work throws. */
  private async connected<T>(work: (runner: QueryRunner, client: PoolClient) => Promise<T>): Promise<T> {
    const runner = this.dataSource.createQueryRunner();
    let clean = false;
    try {
      const result = await work(runner, (await runner.connect()) as PoolClient);
      clean = true;
      return result;
    } finally {
      await release(runner, clean);
    }
  }

  private afterCommit(tx: Tx): void {
    if (tx.events.length > 0) this.fresh.note(tx.organisationId);
    for (const hook of tx.course.hooks) hook();
  }
}

async function retrying<T>(attempt: () => Promise<T>): Promise<T> {
  for (let tries = 1; ; tries++) {
    try {
      return await attempt();
    } catch (error) {
      if (tries >= ATTEMPTS || !isRetryable(error)) throw toDomainError(error);
      await new Promise((resolve) => setTimeout(resolve, Math.random() * 10 * 2 ** tries));
    }
  }
}

function txOf(runner: QueryRunner, client: PoolClient, ctx: OperatorContext, options: Options): Tx {
  const organisationId = options.organisationId ?? ctx.organisation?.organisationId ?? OPERATOR_SCOPE;
  return new Tx(client, runner.manager, ctx, organisationId);
}

/** Of what was made. */
const answersTo = <T>(requests: readonly RequestContext[], outcomes: readonly (T | Error)[]): Answer[] =>
  outcomes.flatMap((answer, i) => {
    const by = requests[i];
    return by && !(answer instanceof Error) ? [{ by, answer }] : [];
  });

/** What the work made of its requests; null where it is to be done by itself. An error of the database has spoilt all. */
async function orNothing<T>(
  tx: Tx,
  begun: Promise<void>,
  work: Party<T>['work'],
): Promise<(T | Error)[] | null> {
  tx.course.repeated = true;
  tx.course.begun = allDone([begun, passGate(tx, 'post')]);
  try {
    const outcomes = await work(tx);
    if (tx.events.length > 0 && !tx.counters) await tx.takeCounters([]);
    return outcomes;
  } catch (error) {
    if (error instanceof NotNow || error instanceof DomainError) return null;
    throw error;
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
