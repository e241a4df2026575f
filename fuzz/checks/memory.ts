import { summaryOf } from '../../bench/harness/statistics';
import type { Findings } from '../report';
import type { Held } from '../world/held';
import type { Target } from '../world/target';

const EVERY_MS = 500;
const MOST_GROWTH = 1.3;
/** After fewer the service has not warmed up: threads, caches and the compiler still take what they will keep. */
const LEAST_REQUESTS = 50_000;
const LEAST_SAMPLES = 12;
const LEAST_MARKS = 4;

/**
 * What the service holds while requests come: after its first third, by which it has done all that it can do, it should not
 * grow. Neither what is left of its heap when garbage is collected, nor what it has of the system at any moment.
 */
export class MemoryWatch {
  private readonly resident: number[] = [];
  private readonly marks: Held[] = [];
  private readonly timer: NodeJS.Timeout;

  constructor(private readonly target: Pick<Target, 'memoryMb' | 'held'>) {
    this.timer = setInterval(() => {
      const now = target.memoryMb();
      if (now !== null && !Number.isNaN(now)) this.resident.push(now);
    }, EVERY_MS);
  }

  /** To be called from time to time while no request is on its way. */
  async mark(): Promise<string> {
    const held = await this.target.held();
    if (!held) return 'memory unknown';
    this.marks.push(held);
    return `${held.heapMb.toFixed(0)} MB of heap held, ${held.residentMb.toFixed(0)} MB resident`;
  }

  end(findings: Findings, requests: number): string[] {
    clearInterval(this.timer);
    const isJudged = requests >= LEAST_REQUESTS;
    return [
      { what: 'heap held', samples: this.marks.map(({ heapMb }) => heapMb), least: LEAST_MARKS },
      { what: 'resident', samples: this.resident, least: LEAST_SAMPLES },
    ].map(({ what, samples, least }) => {
      if (samples.length < least) return `Memory, ${what}: too short a run to tell`;
      const { warm, last } = growthOf(samples);
      const ratio = last / warm;
      const text = `Memory, ${what}: ${warm.toFixed(0)} MB after the first third, ${last.toFixed(0)} MB at the end, ratio ${ratio.toFixed(2)} (at most ${MOST_GROWTH})`;
      if (!isJudged) return `${text}, not judged before ${LEAST_REQUESTS} requests`;
      if (ratio > MOST_GROWTH) findings.add(`memory grows: ${what}`, text);
      return text;
    });
  }
}

/** Medians of a tenth of the samples: of the first after a third of them, and of the last. */
function growthOf(samples: readonly number[]): { readonly warm: number; readonly last: number } {
  const third = Math.floor(samples.length / 3);
  const tenth = Math.ceil(samples.length / 10);
  return {
    warm: summaryOf(samples.slice(third, third + tenth)).median,
    last: summaryOf(samples.slice(-tenth)).median,
  };
}
