import type { BenchService } from '../harness/service';
import { quantile } from '../harness/statistics';
import type { Filled } from './prepare';

/** Of the answers to one request, in milliseconds. */
export interface Measured {
  /** What it takes when nothing else wants the machine. */
  readonly least: number;
  readonly median: number;
  readonly p95: number;
}

const WARM_UP = 5;

/** Asks for a report again and again, one request after the other, and takes the time until its answer is read. */
export async function measure(
  { port }: BenchService,
  { key, today }: Filled,
  path: string,
  requests: number,
): Promise<Measured> {
  const url = `http://127.0.0.1:${port}/api/v1${path
    .replace('{month}', `${today.slice(0, 7)}-01`)
    .replace('{day}', today)
    .replace('{yearAgo}', daysBefore(today, 365))
    .replace('{agedDay}', daysBefore(today, 60))
    .replace('{year}', `fy_${Number(today.slice(0, 4)) - 1}`)}`;
  const times: number[] = [];
  for (let i = -WARM_UP; i < requests; i += 1) {
    const start = performance.now();
    const answer = await fetch(url, { headers: { authorization: `Bearer ${key}` } });
    const text = await answer.text();
    if (answer.status !== 200) throw new Error(`GET ${path} answered ${answer.status}: ${text}`);
    if (i >= 0) times.push(performance.now() - start);
  }
  times.sort((a, b) => a - b);
  return { least: times[0] ?? NaN, median: quantile(times, 0.5), p95: quantile(times, 0.95) };
}

const daysBefore = (day: string, days: number): string =>
  new Date(Date.parse(`${day}T00:00:00Z`) - days * 86_400_000).toISOString().slice(0, 10);
