/** The type of a test delivery, which goes to the endpoint that was asked to be tested and to no other. */
export const TEST_EVENT = 'webhook_endpoint.test';

const PATTERN = /^(?:\*|[a-z][a-z0-9_]*\.(?:\*|[a-z][a-z0-9_]*))$/;

/** `*`, a family such as `credit_note.*`, or a type such as `credit_note.voided`. */
export const isEventPattern = (text: string): boolean => PATTERN.test(text);

export function matches(patterns: readonly string[], type: string): boolean {
  return patterns.some(
    (pattern) =>
      pattern === '*' ||
      pattern === type ||
      (pattern.endsWith('.*') && type.startsWith(pattern.slice(0, -1))),
  );
}
