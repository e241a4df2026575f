import { quantile } from '../statistics';
import { arrivals } from './arrivals';
import { Connection, type Answer } from './connection';
import type { LoadJob, LoadResult } from './job';
import { Templates } from './templates';

/** What a timer can wait. */
const LEAST_WAIT_MS = 1;
/** How long after its end an open loop goes on with what was due by then: what is left has waited long enough to tell. */
const MOST_BEHIND_MS = 10_000;

/** Does one job: sends for as long as it is told, then waits for every answer that is still due. */
export class Client {
  private readonly templates: Templates;
  private readonly places = new Map<Connection, number>();
  private readonly latencies: number[] = [];
  private readonly refusals: string[] = [];
  private expected = 0;
  private open = 0;
  private sent = 0;
  private start = 0;
  /** What a connection does that may send again. */
  private free: (connection: Connection) => void = () => undefined;
  private finish: () => void = () => undefined;
  private fail: (error: Error) => void = () => undefined;

  constructor(private readonly job: LoadJob) {
    this.templates = new Templates(job.requests);
  }

  async run(): Promise<LoadResult> {
    const connections = await this.connect();
    const cpu = process.cpuUsage();
    const ended = new Promise<void>((done, fail) => {
      this.finish = done;
      this.fail = fail;
    });
    this.start = performance.now();
    if (this.job.perSecond === undefined) this.sendAtOnce(connections);
    else this.sendWhenDue(connections, this.job.perSecond);
    try {
      await ended;
    } finally {
      for (const each of connections) each.close();
    }
    const { user, system } = process.cpuUsage(cpu);
    return this.result((user + system) / 1e6);
  }

  private async connect(): Promise<Connection[]> {
    const events = {
      answered: (connection: Connection, answer: Answer) => this.answered(connection, answer),
      broken: (error: Error) => this.fail(error),
    };
    const { port, connections } = this.job;
    const open = await Promise.all(Array.from({ length: connections }, () => Connection.open(port, events)));
    open.forEach((each, place) => this.places.set(each, place));
    return open;
  }

  private send(connection: Connection, dueAt: number): void {
    connection.sentAt = dueAt;
    this.sent += 1;
    this.open += 1;
    connection.send(this.templates.take(this.places.get(connection) ?? 0));
  }

  private answered(connection: Connection, { status, text }: Answer): void {
    const now = performance.now();
    this.open -= 1;
    if (status === this.job.expect) this.expected += 1;
    else this.refusals.push(`${status} ${text}`);
    this.latencies.push(now - connection.sentAt);
    this.free(connection);
  }

  /** A closed loop. */
  private sendAtOnce(connections: readonly Connection[]): void {
    this.free = (connection) => {
      if (this.mayGoOn()) this.send(connection, performance.now());
      else if (this.open === 0) this.finish();
    };
    connections.forEach(this.free);
  }

  private mayGoOn(): boolean {
    if (this.refusals.length > 0) return false;
    const { until } = this.job;
    return 'seconds' in until
      ? performance.now() - this.start < until.seconds * 1000
      : this.sent < until.requests;
  }

  /** An open loop: what is due and finds no free connection waits, and its waiting counts. */
  private sendWhenDue(connections: readonly Connection[], perSecond: number): void {
    const { until } = this.job;
    const seconds = 'seconds' in until ? until.seconds : until.requests / perSecond;
    const due = arrivals(perSecond, seconds, Math.random);
    const free = [...connections];
    let turn = 0;
    /** What is never sent has still waited. */
    const giveUp = (now: number): void => {
      for (const at of due.subarray(turn)) this.latencies.push(now - at);
      turn = due.length;
    };
    const sendDue = (): void => {
      const now = performance.now() - this.start;
      if (now > seconds * 1000 + MOST_BEHIND_MS) giveUp(now);
      for (let at = due[turn]; at !== undefined && at <= now && this.refusals.length === 0; at = due[turn]) {
        const connection = free.pop();
        if (!connection) return;
        turn += 1;
        this.send(connection, this.start + at);
      }
    };
    let timer: NodeJS.Timeout | undefined;
    const step = (): void => {
      clearTimeout(timer);
      sendDue();
      const over = turn === due.length || this.refusals.length > 0;
      if (over && this.open === 0) this.finish();
      if (over) return;
      const next = free.length > 0 ? (due[turn] ?? 0) : seconds * 1000 + MOST_BEHIND_MS;
      timer = setTimeout(step, Math.max(LEAST_WAIT_MS, this.start + next - performance.now()));
    };
    this.free = (connection) => {
      free.push(connection);
      step();
    };
    step();
  }

  private result(cpuSeconds: number): LoadResult {
    const sorted = Float64Array.from(this.latencies).sort();
    const seconds = (performance.now() - this.start) / 1000;
    return {
      acknowledged: this.expected,
      refusals: this.refusals.slice(0, 3),
      perSecond: this.expected / seconds,
      p50: quantile(sorted, 0.5),
      p99: quantile(sorted, 0.99),
      most: sorted.at(-1) ?? NaN,
      cpuSeconds,
    };
  }
}
