/**
 * Whether an Accept header prefers CSV to JSON: of each the most specific range counts, with its weight (RFC 9110, 12.5.1). Equal
 * weights, or neither, mean JSON.
 */
export function prefersCsv(accept = '*/*'): boolean {
  const weights = new Map(accept.toLowerCase().split(',').map(readRange));
  const weightOf = (type: string): number =>
    weights.get(type) ?? weights.get(type.replace(/\/.*/, '/*')) ?? weights.get('*/*') ?? 0;
  return weightOf('text/csv') > weightOf('application/json');
}

/** `text/csv;q=0.5` as type and weight; without a weight, or with one that is no number, 1. */
function readRange(range: string): [string, number] {
  const [type = '', ...parameters] = range.split(';').map((part) => part.trim());
  const weight = parameters.find((parameter) => parameter.startsWith('q='));
  const value = weight === undefined ? 1 : Number(weight.slice(2));
  return [type, Number.isNaN(value) ? 1 : value];
}
