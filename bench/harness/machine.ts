import { closeSync, fdatasyncSync, mkdtempSync, openSync, rmSync, statfsSync, writeSync } from 'node:fs';
import { cpus, loadavg, platform, release, tmpdir, totalmem } from 'node:os';
import { join } from 'node:path';

const TMPFS = 0x01021994;

export interface Machine {
  readonly cores: number;
  readonly processor: string;
  readonly memoryGb: number;
  readonly system: string;
  readonly node: string;
  /** Processes that wanted to run in the minute before: more than a little spoils the figures. */
  readonly loadBefore: number;
  /** Blocks of 8 kB written and made durable one by one, a second: what bounds commits one after the other. */
  readonly durableWritesPerSecond: number;
}

/** As it is before the first bench. */
export function describeMachine(): Machine {
  assertOnDisk(tmpdir());
  const [first] = cpus();
  return {
    cores: cpus().length,
    processor: first?.model ?? 'unknown',
    memoryGb: Math.round(totalmem() / 2 ** 30),
    system: `${platform()} ${release()}`,
    node: process.version,
    loadBefore: loadavg()[0] ?? NaN,
    durableWritesPerSecond: durableWritesPerSecond(tmpdir()),
  };
}

/** `folder`: where a database is or will be. Throws when that is in memory, where nothing is made durable. */
export function assertOnDisk(folder: string): void {
  if (platform() === 'linux' && statfsSync(folder).type === TMPFS)
    throw new Error(`${folder} is in memory, so that durability would cost nothing: set TMPDIR to a disk`);
}

export function headline(machine: Machine): string {
  const { cores, processor, memoryGb, system, node, durableWritesPerSecond, loadBefore } = machine;
  const lines = [
    `${cores} cores (${processor}), ${memoryGb} GB, ${system}, Node ${node}`,
    `${durableWritesPerSecond} durable writes a second, one after the other`,
  ];
  if (loadBefore > cores / 4)
    lines.push(
      `Other programs use this machine (load ${loadBefore.toFixed(1)}): trust the ratios, and those with care`,
    );
  return lines.join('\n');
}

function durableWritesPerSecond(folder: string): number {
  const own = mkdtempSync(join(folder, 'fsync-'));
  const file = openSync(join(own, 'block'), 'w');
  const block = Buffer.alloc(8192, 1);
  // Overwritten in place, as PostgreSQL does with a recycled segment of its log.
  writeSync(file, block, 0, block.length, 0);
  fdatasyncSync(file);
  const start = performance.now();
  let writes = 0;
  for (; performance.now() - start < 500; writes += 1) {
    writeSync(file, block, 0, block.length, 0);
    fdatasyncSync(file);
  }
  const perSecond = (writes * 1000) / (performance.now() - start);
  closeSync(file);
  rmSync(own, { recursive: true });
  return Math.round(perSecond);
}
