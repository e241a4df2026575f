import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import type { Embedded } from '../../src/platform/database/embedded/start-embedded';

/** A process that uses an embedded database as the service does. */
export interface Instance {
  readonly process: ChildProcess;
  readonly database: Omit<Embedded, 'stop'>;
  /** Signals it and waits until it has ended. */
  end(signal: 'SIGTERM' | 'SIGKILL'): Promise<void>;
}

interface InstanceOptions {
  readonly user?: { uid: number; gid: number };
  readonly moment?: number;
}

/** In a process group of its own, like a program started from a terminal. */
export async function startInstance(
  dataDir: string,
  { user, moment = 0 }: InstanceOptions = {},
): Promise<Instance> {
  const script = [
    join(__dirname, 'run-ts.js'),
    join(__dirname, 'instance-process.ts'),
    dataDir,
    String(moment),
  ];
  const child = spawn(process.execPath, script, { ...user, cwd: join(__dirname, '../..'), detached: true });
  let said = '';
  child.stderr.on('data', (chunk: Buffer) => (said += chunk.toString()));
  const lines = createInterface(child.stdout);
  const ended = once(child, 'exit');
  const line = await Promise.race([
    once(lines, 'line').then(([text]) => String(text)),
    ended.then(() => null),
  ]);
  if (line === null) throw new Error(said.trim());
  return {
    process: child,
    database: JSON.parse(line) as Omit<Embedded, 'stop'>,
    end: async (signal) => {
      child.kill(signal);
      await ended;
    },
  };
}

export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}

/** A process takes a moment to go after it was killed. */
export async function untilGone(pid: number): Promise<void> {
  for (let tries = 0; isAlive(pid); tries += 1) {
    if (tries > 400) throw new Error(`process ${pid} is still there`);
    await new Promise((done) => setTimeout(done, 25));
  }
}
