interface Property {
  type?: string | readonly string[];
  format?: string;
}

const FORMATS: readonly (readonly [name: RegExp, format: string])[] = [
  [/At$/, 'date-time'],
  [/^date$|Date$|^asOf$|^taxPoint$/, 'date'],
];

/** Unknown fields of a request are refused; an answer may grow new ones. */
export function closeRequests(schemas: Readonly<Record<string, object>>): void {
  for (const [name, schema] of Object.entries(schemas)) {
    if (!/(?:View|Row|Totals|Page)$/.test(name)) Object.assign(schema, { additionalProperties: false });
  }
}

/** Fields of one kind have names of one kind throughout the API, so an answer's dates and instants need no decorator. */
export function nameFormats(schemas: Readonly<Record<string, object>>): void {
  for (const schema of Object.values(schemas)) {
    const { properties = {} } = schema as { properties?: Record<string, Property> };
    for (const [name, property] of Object.entries(properties)) {
      const format = FORMATS.find(([pattern]) => pattern.test(name))?.[1];
      if (format !== undefined && [property.type].flat().includes('string')) property.format ??= format;
    }
  }
}
