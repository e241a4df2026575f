/** What the process that sends requests is asked to do. */
export interface LoadJob {
  readonly port: number;
  readonly connections: number;
  /** How long, or how many requests in all. */
  readonly until: { readonly seconds: number } | { readonly requests: number };
  /**
   * Open loop: requests become due at this mean rate, whatever the service does, at random intervals (a Poisson process);
   * their latency counts from then, also while they wait for a connection. Closed loop without it: each connection sends as
   * soon as it has its answer.
   */
  readonly perSecond?: number;
  /** Whole HTTP requests of `requestText`; each time one is taken at random. */
  readonly requests: readonly string[];
  /** The status that every answer must have. */
  readonly expect: number;
}

export interface LoadResult {
  /** Answers with the expected status, also those that came after the time was over. */
  readonly acknowledged: number;
  readonly refusals: readonly string[];
  /** Of those, until the last had come. */
  readonly perSecond: number;
  /** Milliseconds. */
  readonly p50: number;
  readonly p99: number;
  readonly most: number;
  /** Processor time that sending and reading took. */
  readonly cpuSeconds: number;
}
