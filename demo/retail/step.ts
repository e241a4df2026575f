import { progress } from './print';

export const say = (text = ''): void => console.log(text);

/** Prints what was done and how long it took. */
export async function step<T>(title: string, work: () => Promise<T>): Promise<T> {
  say(`\n${title}`);
  const start = performance.now();
  const result = await work();
  say(`  ${((performance.now() - start) / 1000).toFixed(2)} s`);
  return result;
}

export async function withProgress<T>(
  what: string,
  total: number,
  work: (done: (n: number) => void) => Promise<T>,
): Promise<T> {
  const bar = progress(what, total);
  try {
    return await work((count) => bar.update(count));
  } finally {
    bar.stop();
  }
}
