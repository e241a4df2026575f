import { readFileSync, readdirSync } from 'node:fs';

interface Process {
  readonly pid: number;
  readonly parent: number;
  /** Its own processor time, and that of its children that have ended. */
  readonly seconds: number;
  readonly megabytes: number;
}

/** Linux counts in hundredths of a second, and in pages of 4 kB. */
const TICKS = 100;
const PAGES_A_MB = 256;

/** Of a process and all that it started, those included that have ended; null where the system does not tell. */
export function cpuSecondsOf(pid: number | undefined): number | null {
  const family = familyOf(pid);
  return family && family.reduce((sum, { seconds }) => sum + seconds, 0);
}

/** What a process and all that it started hold in memory now; null where the system does not tell. */
export function memoryMbOf(pid: number | undefined): number | null {
  const family = familyOf(pid);
  return family && family.reduce((sum, { megabytes }) => sum + megabytes, 0);
}

/** The most that a process has held since it started, without those that it started; null where the system does not tell. */
export function peakMbOf(pid: number | undefined): number | null {
  try {
    const [, kilobytes] =
      /^VmHWM:\s+(\d+) kB$/m.exec(readFileSync(`/proc/${pid ?? ''}/status`, 'latin1')) ?? [];
    return kilobytes === undefined ? null : Number(kilobytes) / 1024;
  } catch {
    return null;
  }
}

/** The parent of a process: of a session of PostgreSQL, the server. */
export const parentOf = (pid: number): number | null => read(pid)?.parent ?? null;

function familyOf(pid: number | undefined): Process[] | null {
  const root = pid === undefined ? null : read(pid);
  if (!root) return null;
  const children = new Map<number, Process[]>();
  for (const name of readdirSync('/proc')) {
    const each = /^\d+$/.test(name) ? read(Number(name)) : null;
    if (each) children.set(each.parent, [...(children.get(each.parent) ?? []), each]);
  }
  const family = [root];
  // Grows while it is walked.
  for (const each of family) family.push(...(children.get(each.pid) ?? []));
  return family;
}

/** See proc(5); the name of the program, in parentheses, may hold anything. */
function read(pid: number): Process | null {
  try {
    const text = readFileSync(`/proc/${pid}/stat`, 'latin1');
    const fields = text.slice(text.lastIndexOf(')') + 2).split(' ');
    const field = (number: number): number => Number(fields[number - 3]);
    return {
      pid,
      parent: field(4),
      seconds: (field(14) + field(15) + field(16) + field(17)) / TICKS,
      megabytes: field(24) / PAGES_A_MB,
    };
  } catch {
    return null;
  }
}
