import type { Worker } from 'node:cluster';
import { AggregatorRegistry, Counter, Gauge, Registry, type PrometheusContentType } from 'prom-client';
import type { Crew } from './crew';

/** A worker that is busy for longer is left out. */
const WAIT_MS = 1000;

interface Question {
  readonly left: Set<Worker>;
  readonly answers: object[][];
  readonly done: () => void;
}

/** What the workers have measured, as one service: sums, or what else a metric says of itself. */
export class MetricsOfAll {
  private readonly own = new Registry();
  private readonly questions = new Map<number, Question>();
  private last = 0;

  constructor(private readonly crew: Crew) {
    const registers = [this.own];
    new Gauge({
      name: 'contra_workers_up',
      help: 'Workers of this service that take requests',
      registers,
      collect() {
        this.set(crew.up.length);
      },
    });
    new Counter({
      name: 'contra_worker_restarts_total',
      help: 'Workers that ended without having been asked to, and were started anew',
      registers,
      collect() {
        this.reset();
        this.inc(crew.restarted);
      },
    });
  }

  async text(): Promise<string> {
    const answers = [...(await this.gather()), await this.own.getMetricsAsJSON()];
    return AggregatorRegistry.aggregate<PrometheusContentType>(answers).metrics();
  }

  take(from: Worker, id: number, metrics: object[]): void {
    const question = this.questions.get(id);
    if (!question?.left.delete(from)) return;
    question.answers.push(metrics);
    if (question.left.size === 0) question.done();
  }

  private async gather(): Promise<object[][]> {
    const id = (this.last += 1);
    const left = new Set(this.crew.up);
    const answers: object[][] = [];
    await new Promise<void>((done) => {
      const late = setTimeout(done, WAIT_MS);
      const all = (): void => {
        clearTimeout(late);
        done();
      };
      this.questions.set(id, { left, answers, done: all });
      for (const worker of left) this.crew.send(worker, { contra: 'metrics of yours', id });
    });
    this.questions.delete(id);
    return answers;
  }
}
