import type { LoadGenerator } from '../harness/load';
import type { Pgbench } from '../harness/pgbench';
import type { BenchService } from '../harness/service';
import { summaryOf, type Summary } from '../harness/statistics';
import type { Protocol } from './one-note';

/** One thing that is measured in every round. */
export interface Shape {
  readonly by: 'service' | 'pgbench';
  readonly organisations: number;
  readonly connections: number;
}

interface Sample {
  readonly perSecond: number;
  readonly p50: number | null;
  readonly p99: number | null;
  /** Of the service's process. */
  readonly cores: number | null;
}

export interface Figure extends Shape {
  readonly protocol: Protocol | null;
  readonly isReference: boolean;
  readonly perSecond: Summary;
  readonly p50: number | null;
  readonly p99: number | null;
  readonly cores: number | null;
  /** To the reference of the same round. */
  readonly ratio: Summary;
  readonly rounds: readonly Sample[];
}

export interface Tools {
  readonly service: BenchService;
  readonly load: LoadGenerator;
  readonly pgbench: Pgbench;
  /** A request of each organisation. */
  readonly requests: readonly string[];
  readonly scripts: Readonly<Record<Protocol, string>>;
}

/** Measures, and counts every credit note that was acknowledged while it did. */
export class Measurements {
  acknowledged = 0;
  private readonly samples = new Map<Shape, Sample[]>();
  private readonly protocols = new Map<Shape, Protocol>();

  constructor(private readonly tools: Tools) {}

  /** Finds the faster protocol of a reference, which stays; the tries are its warm-up. */
  async chooseProtocol(shape: Shape, seconds: number): Promise<void> {
    const prepared = await this.runPgbench(shape, 'prepared', seconds);
    const simple = await this.runPgbench(shape, 'simple', seconds);
    this.protocols.set(shape, simple.perSecond > prepared.perSecond ? 'simple' : 'prepared');
  }

  async warmUp(shape: Shape, seconds: number): Promise<void> {
    await this.runService(shape, seconds);
  }

  async measure(shape: Shape, seconds: number): Promise<number> {
    const sample =
      shape.by === 'service'
        ? await this.runService(shape, seconds)
        : await this.runPgbench(shape, this.protocols.get(shape) ?? 'prepared', seconds);
    this.samples.set(shape, [...(this.samples.get(shape) ?? []), sample]);
    return sample.perSecond;
  }

  /** The reference of as many organisations is the fastest of pgbench, in the median of all rounds. */
  figures(shapes: readonly Shape[]): Figure[] {
    return shapes.map((shape) => {
      const rounds = this.samples.get(shape) ?? [];
      const reference = this.referenceOf(shape, shapes);
      const base = this.samples.get(reference) ?? [];
      const middle = (of: (sample: Sample) => number | null): number | null => {
        const values = rounds.flatMap((sample) => of(sample) ?? []);
        return values.length > 0 ? summaryOf(values).median : null;
      };
      return {
        ...shape,
        protocol: this.protocols.get(shape) ?? null,
        isReference: reference === shape,
        perSecond: summaryOf(rounds.map(({ perSecond }) => perSecond)),
        p50: middle(({ p50 }) => p50),
        p99: middle(({ p99 }) => p99),
        cores: middle(({ cores }) => cores),
        ratio: summaryOf(rounds.map(({ perSecond }, i) => perSecond / (base[i]?.perSecond ?? NaN))),
        rounds,
      };
    });
  }

  private referenceOf(shape: Shape, shapes: readonly Shape[]): Shape {
    const speed = (each: Shape): number =>
      summaryOf((this.samples.get(each) ?? []).map(({ perSecond }) => perSecond)).median;
    const candidates = shapes.filter(
      ({ by, organisations }) => by === 'pgbench' && organisations === shape.organisations,
    );
    const [fastest] = candidates.sort((a, b) => speed(b) - speed(a));
    if (!fastest)
      throw new Error(`nothing of pgbench with ${shape.organisations} organisations was measured`);
    return fastest;
  }

  private async runService({ organisations, connections }: Shape, seconds: number): Promise<Sample> {
    const { service, load, requests } = this.tools;
    const before = service.cpuSeconds();
    const result = await load.run({
      port: service.port,
      connections,
      seconds,
      requests: requests.slice(0, organisations),
      expect: 201,
    });
    const after = service.cpuSeconds();
    this.acknowledged += result.acknowledged;
    const { perSecond, p50, p99 } = result;
    return {
      perSecond,
      p50,
      p99,
      cores: before === null || after === null ? null : (after - before) / seconds,
    };
  }

  private async runPgbench(shape: Shape, protocol: Protocol, seconds: number): Promise<Sample> {
    const { transactions, perSecond } = await this.tools.pgbench.run({
      script: this.tools.scripts[protocol],
      protocol,
      connections: shape.connections,
      variables: { organisations: shape.organisations },
      until: { seconds },
    });
    this.acknowledged += transactions;
    return { perSecond, p50: null, p99: null, cores: null };
  }
}
