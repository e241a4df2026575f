import { execFileSync } from 'node:child_process';
import { mkdirSync } from 'node:fs';
import type { Cleanup } from '../../bench/harness/cleanup';

const MEGABYTES = { least: 1024, aMinute: 256, most: 6144 } as const;

/** A folder on a file system of limited size, which a fault can fill up without harming anybody else; null without the rights. */
export function limitedFolder(path: string, minutes: number, cleanup: Cleanup): string | null {
  const size = Math.min(MEGABYTES.most, Math.ceil(MEGABYTES.least + MEGABYTES.aMinute * minutes));
  mkdirSync(path, { recursive: true, mode: 0o755 });
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', `size=${size}m,mode=0755`, 'contra-chaos', path], {
      stdio: 'ignore',
    });
  } catch {
    return null;
  }
  cleanup.add(() => {
    execFileSync('umount', ['-l', path], { stdio: 'ignore' });
  });
  return path;
}
