import type { Worker } from 'node:cluster';
import { isMessage, type ToPrimary, type ToWorker } from '../platform/neighbours/messages';
import { Restarts } from './restarts';

export interface CrewOptions {
  readonly size: number;
  /** Starts the worker of a place, from 1 on. */
  readonly fork: (place: number) => Worker;
  /** From a worker that is part of the crew. */
  readonly onMessage: (from: Worker, message: ToPrimary) => void;
  readonly log: (level: 'info' | 'warn', message: string) => void;
  /** A worker of a running service dies and dies. Called once. */
  readonly onGivingUp: (error: Error) => void;
}

interface Place {
  readonly number: number;
  worker: Worker | null;
  up: boolean;
  started: number;
  readonly restarts: Restarts;
  timer?: NodeJS.Timeout;
}

/** Keeps the workers going: one that ends without having been asked to is started anew. */
export class Crew {
  private readonly places: Place[];
  private state: 'starting' | 'running' | 'stopping' = 'starting';
  private clean = true;
  private waiting: { allUp: () => void; failed: (error: Error) => void } | null = null;
  /** How often a worker was started anew. */
  restarted = 0;

  constructor(private readonly options: CrewOptions) {
    this.places = Array.from({ length: options.size }, (_, index) => ({
      number: index + 1,
      worker: null,
      up: false,
      started: 0,
      restarts: new Restarts(),
    }));
  }

  /** Those who listen. */
  get up(): Worker[] {
    return this.places.flatMap(({ worker, up }) => (worker && up ? [worker] : []));
  }

  /** Until all listen. Throws when one ends before: what it could not do, the others can do no better. */
  start(): Promise<void> {
    return new Promise((allUp, failed) => {
      this.waiting = { allUp, failed };
      for (const place of this.places) this.begin(place);
    });
  }

  send(to: Worker, message: ToWorker): void {
    // One that is about to die is not told: nobody waits for it.
    if (to.isConnected()) to.send(message, () => undefined);
  }

  /** Asks all to end, and makes them after the time given. Whether all ended well. */
  async stop(withinMs: number): Promise<boolean> {
    this.state = 'stopping';
    for (const { timer } of this.places) clearTimeout(timer);
    const workers = this.places.flatMap(({ worker }) => (worker ? [worker] : []));
    const late = setTimeout(() => {
      this.clean = false;
      for (const worker of workers) worker.process.kill('SIGKILL');
    }, withinMs);
    await Promise.all(workers.map(ended));
    clearTimeout(late);
    return this.clean;
  }

  private begin(place: Place): void {
    const worker = this.options.fork(place.number);
    place.worker = worker;
    place.up = false;
    place.started = performance.now();
    worker.on('message', (message: unknown) => {
      if (isMessage(message)) this.hear(place, worker, message as ToPrimary);
    });
    worker.on('error', ({ message }) =>
      this.options.log('warn', `a message to worker ${worker.id} was lost: ${message}`),
    );
    worker.once('exit', (code, signal) => this.lost(place, worker.id, signal || `code ${code}`));
  }

  private hear(place: Place, worker: Worker, message: ToPrimary): void {
    if (message.contra === 'up') {
      place.up = true;
      this.options.log('info', `worker ${worker.id} is up: process ${worker.process.pid ?? '?'}`);
      if (this.up.length === this.places.length && this.state === 'starting') {
        this.options.onMessage(worker, message);
        this.state = 'running';
        this.waiting?.allUp();
        return;
      }
    }
    this.options.onMessage(worker, message);
  }

  private lost(place: Place, id: number, how: string): void {
    place.worker = null;
    place.up = false;
    if (this.state === 'stopping') {
      // One that was stopped before it could listen to signals has nothing in hand.
      if (how !== 'code 0' && how !== 'SIGTERM') this.clean = false;
      return;
    }
    if (this.state === 'starting') {
      this.waiting?.failed(new Error(`worker ${id} ended with ${how} before it was up`));
      return;
    }
    const pause = place.restarts.after(performance.now() - place.started);
    if (pause === null) {
      this.options.onGivingUp(new Error(`worker ${id} ended with ${how}, as those before it did`));
      return;
    }
    this.options.log('warn', `worker ${id} ended with ${how}; another takes its place in ${pause} ms`);
    this.restarted += 1;
    place.timer = setTimeout(() => this.begin(place), pause);
  }
}

function ended(worker: Worker): Promise<void> {
  return new Promise((done) => {
    if (worker.isDead()) {
      done();
      return;
    }
    worker.once('exit', () => done());
    worker.process.kill('SIGTERM');
  });
}
