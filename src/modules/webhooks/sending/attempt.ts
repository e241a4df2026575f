import type { Config } from '../../../platform/config/config';
import { VERSION } from '../../../platform/version';
import type { Outgoing } from './load-outgoing';
import type { Names } from './names';
import { postMessage, type Receipt } from './post-message';
import { readRetryAfter } from './retry-schedule';
import { signedHeaders } from './sign';
import { readTarget } from './target';

export type WebhookConfig = Pick<
  Config,
  'webhookAllowHttp' | 'webhookAllowNetworks' | 'webhookTimeoutSeconds' | 'webhookConcurrency'
>;

/** What came of one attempt. */
export interface Attempt {
  readonly durationMs: number;
  readonly httpStatus: number | null;
  readonly answer: string | null;
  /** Null: it was answered with 2xx. */
  readonly error: string | null;
  /** In milliseconds, where the answer asked for time. */
  readonly retryAfterMs: number | null;
}

/** Sends a message once. Whatever goes wrong is an outcome. */
export async function attempt(
  outgoing: Outgoing,
  { config, names, signal }: { config: WebhookConfig; names: Names; signal: AbortSignal },
): Promise<Attempt> {
  const began = performance.now();
  const outcome = (error: string | null, receipt?: Receipt, retryAfterMs: number | null = null): Attempt => ({
    durationMs: Math.round(performance.now() - began),
    httpStatus: receipt?.status ?? null,
    answer: receipt?.answer ?? null,
    error,
    retryAfterMs,
  });
  const { webhookAllowHttp: allowHttp, webhookAllowNetworks: allowNetworks } = config;
  const target = readTarget(outgoing.url, { allowHttp, allowNetworks });
  if (typeof target === 'string') return outcome(`not sent: the URL ${target}`);
  try {
    const receipt = await postMessage(target, messageOf(outgoing), {
      allowNetworks,
      timeoutMs: config.webhookTimeoutSeconds * 1000,
      addressesOf: (name) => names.addressesOf(name),
      signal,
    });
    return outcome(complaint(receipt.status), receipt, readRetryAfter(receipt.retryAfter, wireTime()));
  } catch (error) {
    return outcome(textOf(error));
  }
}

function messageOf({ event, secrets }: Outgoing): { headers: Record<string, string>; body: string } {
  const { id, type, createdAt, data } = event;
  const body = JSON.stringify({ id, type, timestamp: createdAt.toISOString(), data });
  return {
    headers: {
      'content-type': 'application/json',
      'user-agent': `Contra/${VERSION}`,
      ...signedHeaders(id, wireTime(), body, secrets),
    },
    body,
  };
}

/** Not the time of the books: receivers compare it with their own clock. */
const wireTime = (): Date => new Date();

function complaint(status: number): string | null {
  if (status >= 200 && status < 300) return null;
  if (status >= 300 && status < 400)
    return `answered ${status}: redirects are not followed; enter the URL that it leads to`;
  return `answered ${status}`;
}

/** Of several addresses that were tried, each has an error of its own. */
function textOf(error: unknown): string {
  if (error instanceof AggregateError) return (error.errors as unknown[]).map(textOf).join('; ');
  return error instanceof Error && error.message !== '' ? error.message : String(error);
}
