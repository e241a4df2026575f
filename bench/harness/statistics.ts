/** The middle of several measurements, and the least and the greatest of them. */
export interface Summary {
  readonly median: number;
  readonly least: number;
  readonly greatest: number;
}

export function summaryOf(values: readonly number[]): Summary {
  const sorted = [...values].sort((a, b) => a - b);
  return { median: quantile(sorted, 0.5), least: sorted[0] ?? NaN, greatest: sorted.at(-1) ?? NaN };
}

/** Of sorted values; between two of them, the mean weighted by nearness. NaN of none. */
export function quantile(sorted: ArrayLike<number>, share: number): number {
  const place = (sorted.length - 1) * share;
  const below = sorted[Math.floor(place)] ?? NaN;
  const above = sorted[Math.ceil(place)] ?? NaN;
  return below + (above - below) * (place - Math.floor(place));
}
