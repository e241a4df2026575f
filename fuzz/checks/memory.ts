import { summaryOf } from '../../bench/harness/statistics';
import type { Findings } from '../report';
import type { Tally } from '../tally';
import type { Target } from '../world/target';

const EVERY_MS = 500;
const MOST_GROWTH = 1.3;
/** After fewer the service has not warmed up: threads, caches and the compiler still take what they will keep. */
const LEAST_REQUESTS = 50_000;
const THIRD = 1 / 3;
const SIXTH = 1 / 6;

interface Reading {
  /** How many requests had been sent by then. */
  readonly sent: number;
  readonly mb: number;
}

/**
 * What the service holds while requests come: after its first third of them, by which it has done all that it can do, it should
 * not grow. Neither what is left of its heap when garbage is collected, nor what it has of the system at any moment.
 */
export class MemoryWatch {
  private readonly resident: Reading[] = [];
  private readonly heap: Reading[] = [];
  private readonly timer: NodeJS.Timeout;

  constructor(
    private readonly target: Pick<Target, 'memoryMb' | 'held'>,
    private readonly tally: Pick<Tally, 'sent'>,
  ) {
    this.timer = setInterval(() => this.look(), EVERY_MS);
  }

  private look(): void {
    const mb = this.target.memoryMb();
    if (mb !== null && !Number.isNaN(mb)) this.resident.push({ sent: this.tally.sent, mb });
  }

  /** To be called from time to time while no request is on its way. */
  async mark(): Promise<string> {
    const held = await this.target.held();
    if (!held) return 'memory unknown';
    this.heap.push({ sent: this.tally.sent, mb: held.heapMb });
    return `${held.heapMb.toFixed(0)} MB of heap held, ${held.residentMb.toFixed(0)} MB resident`;
  }

  end(findings: Findings): string[] {
    clearInterval(this.timer);
    const { sent } = this.tally;
    const isJudged = sent >= LEAST_REQUESTS;
    return [
      { what: 'heap held', readings: this.heap },
      { what: 'resident', readings: this.resident },
    ].map(({ what, readings }) => {
      const warm = medianBetween(readings, sent * THIRD, sent * (THIRD + SIXTH));
      const last = medianBetween(readings, sent * (1 - SIXTH), sent);
      if (warm === null || last === null) return `Memory, ${what}: too short a run to tell`;
      const ratio = last / warm;
      const text = `Memory, ${what}: ${warm.toFixed(0)} MB after the first third, ${last.toFixed(0)} MB at the end, ratio ${ratio.toFixed(2)} (at most ${MOST_GROWTH})`;
      if (!isJudged) return `${text}, not judged before ${LEAST_REQUESTS} requests`;
      if (ratio > MOST_GROWTH) findings.add(`memory grows: ${what}`, text);
      return text;
    });
  }
}

/** By requests and not by time: on a machine that is busy with other things a third of the time may hold a tenth of the requests. */
function medianBetween(readings: readonly Reading[], from: number, to: number): number | null {
  const within = readings.filter(({ sent }) => sent >= from && sent <= to).map(({ mb }) => mb);
  return within.length === 0 ? null : summaryOf(within).median;
}
