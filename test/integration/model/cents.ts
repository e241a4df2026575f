/** An amount in minor units. The model computes with whole numbers only, and with nothing of the service's own. */
export type Cents = bigint;

/** n / d rounded half up; neither is negative. */
export const rounded = (n: bigint, d: bigint): bigint => (2n * n + d) / (2n * d);

export const least = (a: Cents, b: Cents): Cents => (a < b ? a : b);
export const most = (a: Cents, b: Cents): Cents => (a > b ? a : b);
export const total = (amounts: readonly Cents[]): Cents => amounts.reduce((sum, each) => sum + each, 0n);

/** Splits an amount by weights: whole shares, and what is over by largest remainder, ties to the first. */
export function share(amount: Cents, weights: readonly bigint[]): Cents[] {
  const all = total(weights);
  if (amount === 0n || all === 0n) return weights.map(() => 0n);
  const parts = weights.map((weight) => (amount * weight) / all);
  const over = Number(amount - total(parts));
  const byRemainder = weights
    .map((weight, index) => ({ index, remainder: (amount * weight) % all }))
    .sort((a, b) => Number(b.remainder - a.remainder) || a.index - b.index);
  for (const { index } of byRemainder.slice(0, over)) parts[index] = (parts[index] ?? 0n) + 1n;
  return parts;
}

/** As the API writes it: two decimals, no minus before a zero. */
export function money(amount: Cents): string {
  return `${amount < 0n ? '-' : ''}${decimals(amount < 0n ? -amount : amount, 2)}`;
}

/** A number of 10⁻ᵖ parts as a decimal text. */
export function decimals(value: bigint, places: number): string {
  const digits = value.toString().padStart(places + 1, '0');
  return `${digits.slice(0, -places)}.${digits.slice(-places)}`;
}

export function cents(text: string): Cents {
  const [whole = '', fraction = ''] = text.replace('-', '').split('.');
  const amount = BigInt(whole + fraction.padEnd(2, '0'));
  return text.startsWith('-') ? -amount : amount;
}
