import { summaryOf } from '../../bench/harness/statistics';
import type { Findings } from '../report';

const EVERY_MS = 500;
const MOST_GROWTH = 1.3;
/** After fewer the service has not warmed up: threads, caches and the compiler still take what they will keep. */
const LEAST_REQUESTS = 50_000;
const LEAST_SAMPLES = 12;

/** What the service holds while requests come: after its first third, in which it warms up, it should not grow. */
export class MemoryWatch {
  private readonly samples: number[] = [];
  private readonly timer: NodeJS.Timeout;

  constructor(read: () => number | null) {
    this.timer = setInterval(() => {
      const now = read();
      if (now !== null && !Number.isNaN(now)) this.samples.push(now);
    }, EVERY_MS);
  }

  end(findings: Findings, requests: number): string {
    clearInterval(this.timer);
    const { samples } = this;
    if (samples.length < LEAST_SAMPLES) return 'Memory: too short a run to tell';
    const third = Math.floor(samples.length / 3);
    const tenth = Math.max(5, Math.floor(samples.length / 10));
    const warm = summaryOf(samples.slice(third, third + tenth)).median;
    const last = summaryOf(samples.slice(-tenth)).median;
    const ratio = last / warm;
    const text = `Memory: ${warm.toFixed(0)} MB after the first third, ${last.toFixed(0)} MB at the end, ratio ${ratio.toFixed(2)} (at most ${MOST_GROWTH})`;
    if (requests < LEAST_REQUESTS) return `${text}, not judged before ${LEAST_REQUESTS} requests`;
    if (ratio > MOST_GROWTH) findings.add('memory grows', text);
    return text;
  }
}
