import type { WebhookEndpointEntity } from '../webhook-endpoint.entity';

const DAY_MS = 86_400_000;
/** Failing for so long, with so many failures, or with so many failures when a delivery was given up: it is disabled. */
const STRETCH = { days: 3, failures: 10 } as const;
const GIVEN_UP_FAILURES = 20;
/** Behind this many failures in a row it is left alone for a second, then for two, for four, up to a minute. */
const PAUSED_FROM = 3;
const LONGEST_PAUSE_MS = 60_000;
/** A success that changes nothing is noted once in a while only: the row is shared by all deliveries. */
const NOTED_MS = 60_000;

export interface Answered {
  readonly at: Date;
  readonly ok: boolean;
  /** 410: the receiver wants no more. */
  readonly gone: boolean;
  /** It was the last attempt of its delivery. */
  readonly givenUp: boolean;
}

type Health = Pick<
  WebhookEndpointEntity,
  | 'status'
  | 'consecutiveFailures'
  | 'failingSince'
  | 'lastSuccessAt'
  | 'pausedUntil'
  | 'disabledReason'
  | 'disabledAt'
>;

/** Whether the answer could change what is known of the endpoint. */
export function matters({ consecutiveFailures, lastSuccessAt }: Health, { ok, at }: Answered): boolean {
  return (
    !ok || consecutiveFailures > 0 || !lastSuccessAt || at.getTime() - lastSuccessAt.getTime() >= NOTED_MS
  );
}

export function healthAfter<T extends Health>(endpoint: T, { at, ok, gone, givenUp }: Answered): T {
  if (ok)
    return { ...endpoint, consecutiveFailures: 0, failingSince: null, pausedUntil: null, lastSuccessAt: at };
  const consecutiveFailures = endpoint.consecutiveFailures + 1;
  const failingSince = endpoint.failingSince ?? at;
  const pausedUntil = pauseAfter(consecutiveFailures, at);
  const after = { ...endpoint, consecutiveFailures, failingSince, pausedUntil };
  if (endpoint.status !== 'enabled') return after;
  const stretched =
    at.getTime() - failingSince.getTime() >= STRETCH.days * DAY_MS && consecutiveFailures >= STRETCH.failures;
  const failing = stretched || (givenUp && consecutiveFailures >= GIVEN_UP_FAILURES);
  if (!gone && !failing) return after;
  return { ...after, status: 'disabled', disabledReason: gone ? 'gone' : 'failing', disabledAt: at };
}

function pauseAfter(failures: number, at: Date): Date | null {
  if (failures < PAUSED_FROM) return null;
  const pause = Math.min(1000 * 2 ** Math.min(failures - PAUSED_FROM, 10), LONGEST_PAUSE_MS);
  return new Date(at.getTime() + pause);
}
