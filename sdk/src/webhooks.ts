import { Webhook } from 'standardwebhooks';
import { ContraError, type ClientErrorCode } from './errors';
import type { Schemas } from './types';

/** What a webhook carries: an event, and the object as it was after the change. */
export type WebhookEvent = Pick<Schemas['EventView'], 'id' | 'type' | 'data'> & {
  /** When it happened. */
  readonly timestamp: string;
};

/** As Node has them (`request.headers`), or as Fetch has them. */
export type WebhookHeaders =
  Readonly<Record<string, string | readonly string[] | undefined>> | { get(name: string): string | null };

export interface VerifyOptions {
  /** How far the timestamp may lie from now, either way; 300 by default. */
  readonly toleranceSeconds?: number;
}

const DEFAULT_TOLERANCE_SECONDS = 300;

/**
 * The event of a webhook, once its signature and age are proved; else a ContraError, which is answered with 400.
 * `payload` is the body byte for byte as it came: JSON that was parsed and written anew has another signature. Several
 * secrets may be given while one is being rolled: any of them will do.
 */
export function verify(
  payload: string | Uint8Array,
  headers: WebhookHeaders,
  secret: string | readonly string[],
  { toleranceSeconds = DEFAULT_TOLERANCE_SECONDS }: VerifyOptions = {},
): WebhookEvent {
  const text = typeof payload === 'string' ? payload : new TextDecoder().decode(payload);
  const header = headerReader(headers);
  const [id, time, signatures] = [header('id'), header('timestamp'), header('signature')];
  if (!/^\d{1,12}$/.test(time)) throw failure('webhook_headers_invalid', 'webhook-timestamp is no time');
  if (!(Math.abs(Date.now() / 1000 - Number(time)) <= toleranceSeconds))
    throw failure('webhook_timestamp_out_of_tolerance', `The webhook is of another time: ${time}`);
  const signedAt = new Date(Number(time) * 1000);
  const expected = [secret].flat().map((each) => new Webhook(each).sign(id, signedAt, text));
  const presented = signatures.split(' ');
  if (!expected.some((one) => presented.some((other) => isSame(one, other))))
    throw failure('webhook_signature_invalid', 'The webhook is signed by none of the secrets');
  return eventIn(text);
}

function headerReader(headers: WebhookHeaders): (name: string) => string {
  const find = (name: string): unknown => {
    if (typeof headers.get === 'function') return headers.get(name);
    return Object.entries(headers).find(([key]) => key.toLowerCase() === name)?.[1];
  };
  return (name) => {
    const value = [find(`webhook-${name}`)].flat().join(' ');
    if (value === '') throw failure('webhook_headers_invalid', `webhook-${name} is missing`);
    return value;
  };
}

/** Takes as long wherever the first difference is, so that no signature can be found out piece by piece. */
function isSame(a: string, b: string): boolean {
  let difference = a.length ^ b.length;
  for (let index = 0; index < a.length; index += 1) difference |= a.charCodeAt(index) ^ b.charCodeAt(index);
  return difference === 0;
}

function eventIn(text: string): WebhookEvent {
  try {
    const event = JSON.parse(text) as Partial<WebhookEvent> | null;
    if (typeof event?.type === 'string' && typeof event.id === 'string') return event as WebhookEvent;
  } catch {
    // Said below.
  }
  throw failure('webhook_payload_invalid', 'The webhook is signed and holds no event');
}

const failure = (code: ClientErrorCode, message: string): ContraError => new ContraError(code, message);
