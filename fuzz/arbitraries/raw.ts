/** Text that stands in a body as it is, where a JSON value belongs: what no serializer would write. */
export class Raw {
  constructor(readonly text: string) {}
}

/** The id of something of this kind that is there by the time of sending; `pick` decides which. */
export class Ref {
  constructor(
    readonly prefix: string,
    readonly pick: number,
  ) {}
}

/** JSON with raw text in it; `idOf` says what a reference stands for. */
export function write(value: unknown, idOf: (ref: Ref) => string): string {
  if (value instanceof Raw) return value.text;
  if (value instanceof Ref) return JSON.stringify(idOf(value));
  if (Array.isArray(value)) return `[${value.map((each) => write(each, idOf)).join(',')}]`;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value) ?? 'null';
  return `{${Object.entries(value)
    .map(([key, each]) => `${JSON.stringify(key)}:${write(each, idOf)}`)
    .join(',')}}`;
}
