import cluster from 'node:cluster';
import { Injectable, type OnApplicationShutdown } from '@nestjs/common';
import { isMessage, type HintSubject, type ToPrimary, type ToWorker } from './messages';

/** The same hint is given once in so long: what is done on account of it covers all of them. */
const GATHER_MS = 20;
const METRICS_MS = 3000;

/**
 * The other workers of the same service, where WORKERS is more than one; in a service of one process, nobody. Nothing depends
 * on what is told here: it may come late or never, and instances on other machines are not told at all.
 */
@Injectable()
export class Neighbours implements OnApplicationShutdown {
  private readonly listeners = new Map<HintSubject, (detail: string) => void>();
  private readonly gathered = new Set<string>();
  private readonly asked = new Map<number, (text: string) => void>();
  private metricsOfMine: () => Promise<object[]> = () => Promise.resolve([]);
  private questions = 0;
  private readonly hear = (message: unknown): void => {
    if (isMessage(message)) this.answer(message as ToWorker);
  };

  constructor() {
    if (this.exist) process.on('message', this.hear);
  }

  get exist(): boolean {
    return cluster.isWorker;
  }

  listen(subject: HintSubject, listener: (detail: string) => void): void {
    this.listeners.set(subject, listener);
  }

  tell(subject: HintSubject, detail = ''): void {
    const key = `${subject} ${detail}`;
    if (!this.exist || this.gathered.has(key)) return;
    this.gathered.add(key);
    setTimeout(() => {
      this.gathered.delete(key);
      this.send({ contra: 'hint', subject, detail });
    }, GATHER_MS).unref();
  }

  /** Says that this worker listens, with what the operator is to read once. `news`: rather from this one than from others. */
  sayUp(text: string, news: boolean): void {
    this.send({ contra: 'up', text, news });
  }

  /** What this worker has measured, for when it is asked. */
  measure(metricsOfMine: () => Promise<object[]>): void {
    this.metricsOfMine = metricsOfMine;
  }

  /** What all workers have measured together, in Prometheus' text format. */
  metricsOfAll(): Promise<string> {
    const id = (this.questions += 1);
    return new Promise((done, fail) => {
      const late = setTimeout(() => {
        this.asked.delete(id);
        fail(new Error('the primary process did not answer'));
      }, METRICS_MS);
      this.asked.set(id, (text) => {
        clearTimeout(late);
        done(text);
      });
      this.send({ contra: 'metrics wanted', id });
    });
  }

  onApplicationShutdown(): void {
    process.off('message', this.hear);
  }

  private answer(message: ToWorker): void {
    switch (message.contra) {
      case 'hint':
        this.listeners.get(message.subject)?.(message.detail);
        return;
      case 'metrics of yours': {
        const { id } = message;
        void this.metricsOfMine().then((metrics) => this.send({ contra: 'metrics', id, metrics }));
        return;
      }
      case 'metrics of all':
        this.asked.get(message.id)?.(message.text);
        this.asked.delete(message.id);
    }
  }

  /** A primary that has gone is no fault of the worker's: Node ends it. */
  private send(message: ToPrimary): void {
    if (process.connected) process.send?.(message, undefined, {}, () => undefined);
  }
}
