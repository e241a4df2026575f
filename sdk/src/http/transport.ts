import type { ContraOptions } from '../options';
import { API_VERSION, OPERATIONS } from '../generated/operations';
import type { CallOptions, OperationId } from '../types';
import { failedConnection, Failure, refused, timedOut } from './failures';
import { urlOf } from './url';
import { delayBefore, wait } from './waiting';

/** Longer than this the client does not wait by itself: it throws, and the caller decides. */
const LONGEST_RETRY_AFTER_MS = 60_000;
/** Timers take no more: a longer one would fire at once. */
const LONGEST_TIMEOUT_MS = 2 ** 31 - 1;

export interface Call {
  readonly operation: OperationId;
  readonly ids: readonly string[];
  readonly query?: object;
  readonly body?: unknown;
  readonly accept: string;
  readonly options: CallOptions;
}

/** Takes from a successful answer what the caller wants; what it throws fails the attempt. */
export type Reader<T> = (response: Response) => T | Promise<T>;

/** Sends calls, each as often as it takes and is allowed. */
export class Transport {
  constructor(readonly options: ContraOptions) {}

  async send<T>(call: Call, read: Reader<T>): Promise<T> {
    const { method } = OPERATIONS[call.operation];
    const { signal, maxRetries = this.options.maxRetries ?? 3 } = call.options;
    const url = urlOf(this.options.baseUrl, call);
    const init: RequestInit = {
      method,
      headers: this.headersOf(call, method),
      // A redirect is no answer of the service's, and following one would turn a POST into a GET.
      redirect: 'manual',
      ...(call.body === undefined ? {} : { body: JSON.stringify(call.body) }),
    };
    for (let attempt = 0; ; attempt += 1) {
      signal?.throwIfAborted();
      const outcome = await this.attempt(url, init, call.options, read).then(
        (value) => ({ value }),
        (thrown: unknown) => failureOf(thrown, signal),
      );
      if ('value' in outcome) return outcome.value;
      const { error, nothingDone, retryAfterMs } = outcome;
      // A DELETE has no Idempotency-Key: repeated after it was done, it would be told that there is nothing to delete.
      const repeatable = error.retryable && (method !== 'DELETE' || nothingDone);
      if (!repeatable || attempt >= maxRetries || retryAfterMs > LONGEST_RETRY_AFTER_MS) throw error;
      await wait(Math.max(retryAfterMs, delayBefore(attempt, this.options.retryDelayMs ?? 500)), signal);
    }
  }

  private async attempt<T>(
    url: URL,
    init: RequestInit,
    { signal, timeoutMs = this.options.timeoutMs ?? 60_000 }: CallOptions,
    read: Reader<T>,
  ): Promise<T> {
    const timeout = new AbortController();
    const timer = setTimeout(
      () => timeout.abort(timedOut(timeoutMs)),
      Math.min(timeoutMs, LONGEST_TIMEOUT_MS),
    );
    try {
      const send = this.options.fetch ?? fetch;
      const either = signal ? AbortSignal.any([signal, timeout.signal]) : timeout.signal;
      const response = await send(url, { ...init, signal: either });
      if (!response.ok) throw await refused(response);
      return await read(response);
    } catch (thrown) {
      throw timeout.signal.aborted ? timeout.signal.reason : thrown;
    } finally {
      clearTimeout(timer);
    }
  }

  private headersOf({ accept, body, options }: Call, method: string): Headers {
    const organisation = options.organisation ?? this.options.organisation;
    const repeatable = method === 'POST' || method === 'PATCH';
    // Made before the first attempt: a header that cannot be sent is a mistake, not a failed connection.
    return new Headers({
      accept,
      authorization: `Bearer ${this.options.apiKey}`,
      'user-agent': `contra-sdk/${API_VERSION}`,
      ...(body === undefined ? {} : { 'content-type': 'application/json' }),
      ...(organisation === undefined ? {} : { 'contra-organisation': organisation }),
      ...(options.requestId === undefined ? {} : { 'x-request-id': options.requestId }),
      ...(repeatable ? { 'idempotency-key': options.idempotencyKey ?? crypto.randomUUID() } : {}),
    });
  }
}

function failureOf(thrown: unknown, signal: AbortSignal | undefined): Failure {
  if (signal?.aborted) throw signal.reason;
  return thrown instanceof Failure ? thrown : failedConnection(thrown);
}
