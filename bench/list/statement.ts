import type { Client } from 'pg';
import type { Sample } from '../harness/bench';
import { quantile } from '../harness/statistics';

/** Runs a prepared statement again and again, and takes the 99th percentile of its times. */
export async function timeStatement(
  client: Client,
  statement: { readonly name: string; readonly text: string },
  values: () => unknown[],
  seconds: number,
): Promise<Sample> {
  const times: number[] = [];
  const start = performance.now();
  for (let now = start; now - start < seconds * 1000;) {
    await client.query({ ...statement, values: values() });
    const then = performance.now();
    times.push(then - now);
    now = then;
  }
  times.sort((a, b) => a - b);
  return {
    value: quantile(times, 0.99),
    beside: {
      'p50 ms': quantile(times, 0.5),
      'longest ms': times.at(-1) ?? NaN,
      'a second': times.length / seconds,
    },
  };
}
