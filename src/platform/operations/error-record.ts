/** What a log says of an error. */
export interface ErrorRecord {
  readonly type: string;
  readonly message: string;
  readonly stack: string;
  readonly cause?: ErrorRecord;
  /** Codes and names of things; never a value. */
  readonly [fact: string]: unknown;
}

/**
 * Of what errors carry beside their message, this is written down: names that libraries and PostgreSQL give to what went wrong. All
 * else may hold values (the row that was refused, the statement's parameters, headers of a request to others).
 */
const FACTS = [
  'code',
  'severity',
  'schema',
  'table',
  'column',
  'dataType',
  'constraint',
  'routine',
  'syscall',
  'errno',
  'responseCode',
] as const;

/** Causes of causes, and errors in errors. */
const DEEPEST = 4;

/** PostgreSQL repeats values in messages of data exceptions (class 22) and of what functions raise by themselves. */
const DATA_EXCEPTION = /^22/;

/** For pino: `{ err }`. */
export function errorRecord(error: unknown, depth = 0): ErrorRecord {
  if (!(error instanceof Error) || depth > DEEPEST)
    return { type: typeof error, message: 'not an error', stack: '' };
  const facts = factsOf(error);
  const message = messageOf(error, facts['code']);
  return {
    type: error.constructor.name,
    message,
    // The first lines of a stack are the message.
    stack: (error.stack ?? '').replace(error.message, () => message),
    ...facts,
    ...(error instanceof AggregateError
      ? { errors: (error.errors as unknown[]).map((each) => errorRecord(each, depth + 1)) }
      : {}),
    ...(error.cause === undefined ? {} : { cause: errorRecord(error.cause, depth + 1) }),
  };
}

function factsOf(error: object): Record<string, unknown> {
  // TypeORM wraps the driver's error.
  const inner: unknown = 'driverError' in error ? error.driverError : undefined;
  const sources = [error, ...(typeof inner === 'object' && inner !== null ? [inner] : [])];
  const facts: Record<string, unknown> = {};
  for (const source of sources)
    for (const fact of FACTS) {
      const value: unknown = (source as Record<string, unknown>)[fact];
      if (typeof value === 'string' || typeof value === 'number') facts[fact] ??= value;
    }
  return facts;
}

const messageOf = ({ message }: Error, code: unknown): string =>
  typeof code === 'string' && DATA_EXCEPTION.test(code) ? message.replace(/"[^]*"/, '"…"') : message;
