import { ENTRIES_BEHIND } from '../../src/modules/reports/rollup/advance';
import { CHANGES_BEHIND } from '../../src/platform/pagination/list-totals';
import type { Sample, Tools } from '../harness/bench';
import { startDatabase, type BenchDatabase } from '../harness/database';
import { LoadGenerator } from '../harness/load/generator';
import type { LoadJob, LoadResult } from '../harness/load/job';
import { findPgbench, Pgbench } from '../harness/pgbench';
import type { Opened } from '../harness/requests';
import { untilAtRest, type Patience } from '../harness/rest';
import { quantile } from '../harness/statistics';
import { startService, type BenchService } from '../harness/service';
import { assertBooksHold } from './books-hold';
import { CUSTOMERS } from './organisations';
import { inWords, newestNote, openCreditors, provenScript, type Creditors } from './prepare';

/** Events to send, entries to seal, sums to add up. */
const BEHIND = `SELECT EXISTS (SELECT FROM ledgers_to_relay(1)) OR EXISTS (SELECT FROM unsealed_ledgers(1))
  OR EXISTS (SELECT FROM rollups_behind(${ENTRIES_BEHIND}, 1)) OR EXISTS (SELECT FROM list_totals_behind(${CHANGES_BEHIND}, 1)) AS behind`;
const PATIENCE: Patience = { quietSeconds: 1, mostSeconds: 60 };

const SERVICE = 'service CPU ms each';
const POSTGRESQL = 'PostgreSQL CPU ms each';
const CLIENT = 'client CPU ms each';

/**
 * A service, a database and organisations to create credit notes in, by the service over HTTP or by pgbench beside it. Counts
 * every note that was acknowledged, for the check at the end.
 */
export class CreatingStand {
  private acknowledged: number;

  private constructor(
    readonly database: BenchDatabase,
    readonly service: BenchService,
    readonly creditors: Creditors,
    private readonly load: LoadGenerator,
    private readonly pgbench: Pgbench,
    private readonly script: string,
    readonly versions: Readonly<Record<string, string>>,
  ) {
    this.acknowledged = creditors.notes + 1;
  }

  /** The first, which is measured alone. */
  get organisation(): Opened {
    const [first] = this.creditors.organisations;
    if (!first) throw new Error('there is no organisation');
    return first;
  }

  static async open(
    { cleanup, say }: Tools,
    organisations: number,
    env: NodeJS.ProcessEnv = {},
  ): Promise<CreatingStand> {
    const program = findPgbench();
    const database = await startDatabase(cleanup);
    const service = await startService(database, cleanup, env);
    const creditors = await openCreditors(database, service, organisations);
    const pgbench = new Pgbench(program, database.serviceUrl, cleanup);
    const script = await provenScript(database, pgbench, creditors);
    say(
      `PostgreSQL ${database.version}, pgbench ${program.version}. Rows of one create, the service's and pgbench's alike: ${inWords(creditors.writes)}`,
    );
    const versions = { PostgreSQL: database.version, pgbench: program.version };
    return new CreatingStand(
      database,
      service,
      creditors,
      new LoadGenerator(cleanup),
      pgbench,
      script,
      versions,
    );
  }

  /** Of the service, with requests that are answered 201 and make `notesEach` credit notes. */
  async post(
    job: Omit<LoadJob, 'port' | 'expect'>,
    notesEach = 1,
  ): Promise<LoadResult & { cost: Sample['beside'] }> {
    const cost = this.meter();
    try {
      const result = await this.load.run({ ...job, port: this.service.port, expect: 201 });
      const notes = result.acknowledged * notesEach;
      this.acknowledged += notes;
      return { ...result, cost: { ...cost(notes), [CLIENT]: (result.cpuSeconds * 1000) / notes } };
    } catch (error) {
      throw new Error(`${String(error)}\n${this.service.output()}`, { cause: error });
    }
  }

  /** By pgbench, one transaction a note, in the first organisations. */
  async runPgbench(
    organisations: number,
    connections: number,
    seconds: number,
    perSecond?: number,
  ): Promise<Sample> {
    const cost = this.meter();
    const { transactions, latencies, ...result } = await this.pgbench.run({
      script: this.script,
      connections,
      variables: { targets: organisations * CUSTOMERS },
      until: { seconds },
      perSecond,
    });
    this.acknowledged += transactions;
    const { [SERVICE]: _, ...own } = cost(transactions);
    if (perSecond === undefined) return { value: result.perSecond, beside: own };
    const sorted = [...latencies].sort((a, b) => a - b);
    return {
      value: quantile(sorted, 0.99),
      beside: { 'p50 ms': quantile(sorted, 0.5), 'a second': result.perSecond, ...own },
    };
  }

  /** By other means: `work` makes so many notes. */
  async time(notes: number, work: () => Promise<void>): Promise<Sample> {
    const cost = this.meter();
    const start = performance.now();
    await work();
    const seconds = (performance.now() - start) / 1000;
    this.count(notes);
    const { [SERVICE]: _, ...own } = cost(notes);
    return { value: notes / seconds, beside: own };
  }

  /** Until the events of all that was made are sent, its entries sealed and added up. */
  rest(patience = PATIENCE): Promise<void> {
    const cpuSeconds = (): number =>
      this.cpuSeconds().reduce<number>((sum, seconds) => sum + (seconds ?? 0), 0);
    return untilAtRest({ cpuSeconds, isBehind: () => this.isBehind() }, patience);
  }

  private async isBehind(): Promise<boolean> {
    const [row] = await this.database.query<{ behind: boolean }>(BEHIND);
    return row?.behind === true;
  }

  /** Counts what was made by other means than those above. */
  count(notes: number): void {
    this.acknowledged += notes;
  }

  /** The id of the credit note that was made last. */
  newestNote(): Promise<string> {
    return newestNote(this.database);
  }

  async check(): Promise<string> {
    await assertBooksHold(this.database, this.acknowledged);
    return `All ${this.acknowledged.toLocaleString('en-GB')} acknowledged credit notes are in the books, numbered without a gap and balanced.`;
  }

  /** Used so far, by the service and by PostgreSQL; null where the system does not tell. */
  private cpuSeconds(): (number | null)[] {
    return [this.service.cpuSeconds(), this.database.cpuSeconds()];
  }

  /** What the processor has to do for each note from now on; empty where the system does not tell. */
  private meter(): (notes: number) => Record<string, number> {
    const before = this.cpuSeconds();
    return (notes) => {
      const after = this.cpuSeconds();
      const used = [SERVICE, POSTGRESQL].map(
        (name, i) => [name, difference(after[i], before[i], notes)] as const,
      );
      return Object.fromEntries(used.filter((each): each is [string, number] => each[1] !== null));
    };
  }
}

const difference = (
  after: number | null | undefined,
  before: number | null | undefined,
  notes: number,
): number | null => (after == null || before == null ? null : ((after - before) * 1000) / notes);
