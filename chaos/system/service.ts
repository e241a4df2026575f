import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { appendFileSync, existsSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { resolve } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { freePort } from '../../src/platform/database/embedded/free-port';
import { endChild, type Cleanup } from '../../bench/harness/cleanup';

/** How long a start is repeated, while what it needs is broken. */
const PATIENCE_SECONDS = 90;
/** How long one process may take until it is up. */
const START_SECONDS = 90;
const MOST_REST_MS = 3000;
const STOP_MS = 30_000;

type Variables = Readonly<Record<string, string>>;

interface Settings {
  readonly kind: 'main' | 'worker';
  readonly env: Variables;
  /** A file that takes all it says. */
  readonly log: string;
  /** Hears of an end that nobody asked for. */
  readonly died: (how: string) => void;
}

const isOver = ({ exitCode, signalCode }: ChildProcess): boolean => exitCode !== null || signalCode !== null;

/** A process of the built service that is killed and started again, at the same address. */
export class ServiceUnderFire {
  private port = 0;
  private child: ChildProcess | null = null;
  /** Asked to end, or not up yet. */
  private mayEnd = true;
  private tail = '';
  private reviving: Promise<void> = Promise.resolve();

  constructor(
    private readonly settings: Settings,
    private readonly cleanup: Cleanup,
  ) {
    cleanup.add(() => {
      this.mayEnd = true;
      return this.child ? endChild(this.child, STOP_MS) : undefined;
    });
  }

  get url(): string {
    return `http://127.0.0.1:${this.port}`;
  }

  /** What it said last, for the message when something goes wrong. */
  get output(): string {
    return this.tail.trim();
  }

  /**
   * Waits until it is up. `extra` is added to its environment until the next start. As a supervisor does, it is started again when
   * what is broken around it lets it end on the way.
   */
  async start(extra: Variables = {}): Promise<void> {
    const deadline = Date.now() + PATIENCE_SECONDS * 1000;
    for (let starts = 1; !(await this.launch(extra)); starts += 1) {
      if (Date.now() > deadline) throw new Error(`the ${this.settings.kind} did not start:\n${this.output}`);
      await sleep(Math.min(500 * starts, MOST_REST_MS));
    }
    this.mayEnd = false;
  }

  /** As if the machine had lost power, for this process alone. */
  async kill(): Promise<void> {
    await this.end('SIGKILL');
  }

  /** Asks it to end, and answers its exit code. */
  stop(): Promise<number | null> {
    return this.end('SIGTERM');
  }

  private async end(signal: 'SIGKILL' | 'SIGTERM'): Promise<number | null> {
    await this.reviving;
    this.mayEnd = true;
    const { child } = this;
    if (!child || isOver(child)) return child?.exitCode ?? null;
    const ended = once(child, 'exit') as Promise<[number | null]>;
    child.kill(signal);
    return (await ended)[0];
  }

  private async launch(extra: Variables): Promise<boolean> {
    const { kind, env, log, died } = this.settings;
    const script = resolve(__dirname, `../../src/${kind}.js`);
    if (!existsSync(script)) throw new Error(`${script} is missing: run npm run build first`);
    this.port ||= await freePort();
    const child = spawn(process.execPath, [script], {
      // Away from any .env file: only what stands here counts.
      cwd: tmpdir(),
      env: { PATH: process.env['PATH'], PORT: String(this.port), ...env, ...extra },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    this.child = child;
    let up = false;
    for (const stream of [child.stdout, child.stderr])
      stream.on('data', (chunk: Buffer) => {
        appendFileSync(log, chunk);
        this.tail = (this.tail + chunk.toString()).slice(-20_000);
        up ||= chunk.toString().includes(' is up');
      });
    child.on('exit', (code, signal) => {
      // A signal to the whole group, such as Ctrl-C, reaches it as well.
      if (this.mayEnd || this.cleanup.begun) return;
      died(`the ${kind} ended with ${String(signal ?? code)}: ${this.output.slice(-2000)}`);
      this.mayEnd = true;
      this.reviving = this.start().catch(() => undefined);
    });
    const deadline = Date.now() + START_SECONDS * 1000;
    while (!up && !isOver(child) && Date.now() < deadline) await sleep(50);
    if (!up && !isOver(child)) await endChild(child, 0);
    return up;
  }
}
