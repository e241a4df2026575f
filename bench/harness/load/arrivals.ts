/** When requests become due, in milliseconds from the start: at random, independently of each other, so many a second in the mean. */
export function arrivals(perSecond: number, seconds: number, random: () => number): Float64Array {
  const times: number[] = [];
  for (let at = interval(); at < seconds * 1000; at += interval()) times.push(at);
  return Float64Array.from(times);

  function interval(): number {
    return (-Math.log(1 - random()) * 1000) / perSecond;
  }
}
