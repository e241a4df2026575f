export interface ContraOptions {
  /** `contra_live_…`, or `contra_test_…`, with which nothing is written. */
  readonly apiKey: string;
  /** Where the service is: `https://books.example`. */
  readonly baseUrl: string;
  /** The organisation to work in, for keys that reach several: `org_…`. */
  readonly organisation?: string;
  /** Milliseconds that each attempt of a call may take; 60,000 by default. */
  readonly timeoutMs?: number;
  /** How often a call is repeated at most; 3 by default. */
  readonly maxRetries?: number;
  /** Milliseconds before the first repetition, about twice as many before each next one; 500 by default. */
  readonly retryDelayMs?: number;
  /** In place of the global `fetch`: to go through a proxy, or to record. */
  readonly fetch?: typeof fetch;
}

/** The options as they are, or a TypeError that names the one that is wrong. */
export function checked(options: ContraOptions): ContraOptions {
  const { apiKey, baseUrl } = options;
  if (typeof apiKey !== 'string' || !/^[\x21-\x7e]+$/.test(apiKey))
    throw new TypeError('apiKey must be an API key, such as contra_live_…');
  if (!URL.canParse(baseUrl) || !/^https?:$/.test(new URL(baseUrl).protocol))
    throw new TypeError('baseUrl must be an http or https address');
  for (const name of ['timeoutMs', 'maxRetries', 'retryDelayMs'] as const) {
    const value = options[name];
    if (value !== undefined && !(Number.isFinite(value) && value >= 0))
      throw new TypeError(`${name} must be a number of 0 or more`);
  }
  return options;
}
