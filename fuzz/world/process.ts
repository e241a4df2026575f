import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { tmpdir } from 'node:os';
import { setTimeout as sleep } from 'node:timers/promises';
import { endChild, type Cleanup } from '../../bench/harness/cleanup';
import { memoryMbOf } from '../../bench/harness/processor';
import { HOW_MUCH, type Held } from './held';

const START_SECONDS = 90;
const STOP_MS = 30_000;
const PATIENCE_MS = 30_000;
const MOST_COMPLAINTS = 200;

/** A process of the built service that should neither end nor log an error. */
export class ServiceProcess {
  readonly complaints: string[] = [];
  private said = '';
  private rest = '';
  private stopping = false;

  private constructor(private readonly child: ChildProcess) {}

  /** Waits until it is up. `flags` are Node's. */
  static async start(
    script: string,
    {
      env,
      flags = [],
    }: { readonly env: Readonly<Record<string, string>>; readonly flags?: readonly string[] },
    cleanup: Cleanup,
  ): Promise<ServiceProcess> {
    const child = spawn(process.execPath, [...flags, script], {
      // Away from any .env file: only what stands here counts.
      cwd: tmpdir(),
      env: { PATH: process.env['PATH'], NODE_ENV: 'production', LOG_LEVEL: 'error', ...env },
      stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
    });
    const started = new ServiceProcess(child);
    cleanup.add(() => started.stop());
    started.listen();
    const deadline = Date.now() + START_SECONDS * 1000;
    while (!started.said.includes('Contra is up')) {
      if (child.exitCode !== null || child.signalCode !== null || Date.now() > deadline)
        throw new Error(`${script} did not start:\n${started.said}`);
      await sleep(50);
    }
    return started;
  }

  memoryMb(): number | null {
    return memoryMbOf(this.child.pid);
  }

  /** Null when it does not say within its time. */
  async held(): Promise<Held | null> {
    const patience = AbortSignal.timeout(PATIENCE_MS);
    const told = once(this.child, 'message', { signal: patience }) as Promise<[Held]>;
    this.child.send(HOW_MUCH, () => undefined);
    const [held] = await told.catch(() => [null]);
    return held;
  }

  private async stop(): Promise<void> {
    this.stopping = true;
    await endChild(this.child, STOP_MS);
  }

  private listen(): void {
    for (const stream of [this.child.stdout, this.child.stderr])
      stream?.on('data', (chunk: Buffer) => this.hear(chunk.toString()));
    this.child.once('exit', (code, signal) => {
      if (!this.stopping) this.complain(`the process ended: ${code ?? String(signal)}\n${this.said}`);
    });
  }

  /** The log is JSON, one object a line; anything else after the welcome would be the runtime's own words. */
  private hear(text: string): void {
    this.said = (this.said + text).slice(-4000);
    const lines = (this.rest + text).split('\n');
    this.rest = lines.pop() ?? '';
    for (const line of lines) if (line.startsWith('{') || /error|warning/i.test(line)) this.complain(line);
  }

  private complain(line: string): void {
    if (this.complaints.length < MOST_COMPLAINTS) this.complaints.push(line);
  }
}
