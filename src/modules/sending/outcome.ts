import type { Attempt, Delivery } from '../deliveries/delivery';

const MINUTES = 60_000;
/** After the first attempt, the second, …; with the last of them over, it has failed: about a day. */
const DELAYS_MS = [1, 5, 15, 60, 180, 360, 720].map((minutes) => minutes * MINUTES);

/** Whom a delivery is still to reach, by their places: those with no answer that is final. */
export function pendingPlaces({ recipients }: Delivery, attempts: readonly Attempt[]): number[] {
  const settled = new Set(
    attempts
      .filter(({ outcome }) => outcome === 'accepted' || outcome === 'refused')
      .map((each) => each.recipientNo),
  );
  return recipients.map((_, index) => index + 1).filter((place) => !settled.has(place));
}

export type Verdict =
  | { readonly status: 'sent' }
  | { readonly status: 'failed'; readonly reason: string }
  | { readonly status: 'sending'; readonly retryAt: Date };

/**
 * What becomes of a delivery after an attempt. It is sent when somebody it is addressed to (`to`) has it and nobody is left
 * to try; those who refused it are named by the attempts.
 */
export function verdictOf(delivery: Delivery, attempts: readonly Attempt[], now: Date): Verdict {
  const delay = DELAYS_MS[delivery.attempts - 1];
  if (pendingPlaces(delivery, attempts).length > 0 && delay !== undefined)
    return { status: 'sending', retryAt: new Date(now.getTime() + delay) };
  const reached = attempts.some(
    ({ outcome, recipientNo }) =>
      outcome === 'accepted' && delivery.recipients[recipientNo - 1]?.type === 'to',
  );
  return reached ? { status: 'sent' } : { status: 'failed', reason: reasonOf(attempts) };
}

/** The last answer of those who did not take it. */
function reasonOf(attempts: readonly Attempt[]): string {
  const last = [...attempts].reverse().find(({ outcome }) => outcome !== 'accepted');
  return last?.answer ?? last?.error ?? 'no recipient was reached';
}
