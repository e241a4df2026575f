/** Pounds as whole pence, exactly: `'-1234.5'` → -123450n. The service's amounts have at most two decimals. */
export function pence(amount: string): bigint {
  const match = /^(-?)(\d+)(?:\.(\d{1,2})0*)?$/.exec(amount);
  if (match === null) throw new Error(`Not an amount of pounds and pence: ${JSON.stringify(amount)}`);
  const [, sign, pounds = '', rest = ''] = match;
  const size = BigInt(pounds) * 100n + BigInt(rest.padEnd(2, '0'));
  return sign === '-' ? -size : size;
}

export const sumPence = (amounts: Iterable<string>): bigint => {
  let total = 0n;
  for (const amount of amounts) total += pence(amount);
  return total;
};

/** `74789.12` for sending and comparing, `74,789.12` with a separator for people. */
export function pounds(amount: bigint, separator = ''): string {
  const size = amount < 0n ? -amount : amount;
  const whole = String(size / 100n).replace(/\B(?=(\d{3})+$)/g, separator);
  return `${amount < 0n ? '-' : ''}${whole}.${String(size % 100n).padStart(2, '0')}`;
}
