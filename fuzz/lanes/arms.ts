import { plansOf, type Plan } from '../arbitraries/plan';
import { FromSchema } from '../arbitraries/from-schema';
import { Stock } from '../arbitraries/stock';
import type { Operation } from '../document/operations';
import type { Schema } from '../document/schema';
import type { Random } from '../../chaos/random';
import type { Books, Caller } from '../world/books';
import { Composer, type Composed } from '../world/composer';

/** Who asks, and how often. */
export type Callers = readonly { readonly caller: Caller; readonly weight: number }[];

/** Answers that are files, or many rows put together: of each only some, or they would take all the time there is. */
const COSTLY =
  /export|Pdf|Xml|Archive|report|Statement|Summary|DayBook|Ledger|TrialBalance|BalanceSheet|Batch|import|metrics/i;
/** What takes the books away from all requests after it. */
const FATAL =
  /changeLocks|resetOrganisation|createOrganisation|closeYear|lockPeriod|updateAccount|assignAccountRoles/i;

const MOST_TRIES = 200;

const weightOf = ({ id, body }: Operation): number =>
  COSTLY.test(id) || FATAL.test(id) ? 2 : body === null ? 6 : 14;

/** Draws requests: operation, what is asked, and who asks. */
export class Arms {
  private readonly stocks: ReadonlyMap<Operation, Stock<Plan>>;
  private readonly drawn: readonly Operation[];
  private readonly composer: Composer;

  constructor(
    operations: readonly Operation[],
    schemas: Readonly<Record<string, Schema>>,
    private readonly random: Random,
    seed: number,
  ) {
    const fromSchema = new FromSchema(schemas);
    this.stocks = new Map(
      operations.map((each, n) => [
        each,
        new Stock(plansOf(each, fromSchema), Math.imul(seed + 1, 7919) + n),
      ]),
    );
    this.drawn = operations.flatMap((each) => Array.from({ length: weightOf(each) }, () => each));
    this.composer = new Composer(random, `f-${seed}`);
  }

  /** `fits` says which operations the caller may be given. */
  next(
    books: readonly Books[],
    callers: Callers,
    fits: (operation: Operation, caller: Caller) => boolean = () => true,
  ): Composed {
    const own = this.random.pick(books);
    if (!own) throw new Error('there are no books to ask about');
    const { caller: drawn } = this.random.weighted(callers);
    for (let tries = 0; ; tries += 1) {
      const operation = this.random.pick(this.drawn);
      if (!operation) throw new Error('there are no operations to ask for');
      // Where nothing fits, nobody asks for anything.
      const caller = tries < MOST_TRIES ? callerOf(operation, drawn, callers) : 'nobody';
      const plan = (caller === 'nobody' || fits(operation, caller)) && this.stocks.get(operation)?.next();
      if (plan) return this.composer.compose(plan, { operation, caller, books: own, others: books });
    }
  }
}

/** What is the operator's own is refused to everybody else by the first rule. */
const callerOf = ({ operatorOnly }: Operation, drawn: Caller, callers: Callers): Caller =>
  operatorOnly && drawn === 'live' && callers.some(({ caller }) => caller === 'staff') ? 'staff' : drawn;
