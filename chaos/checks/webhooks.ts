import { setTimeout as sleep } from 'node:timers/promises';
import type { Receiver } from '../receiver';
import type { Findings } from '../findings';
import type { System } from '../system/system';
import type { Books } from '../workload/books';

/**
 * Each committed event reaches its receiver, at least once. Waits for those that are on their way as long as it goes on; what was
 * put off for long, by failures or by a clock that was ahead, is sent now.
 */
export async function checkWebhooks(
  system: System,
  receiver: Receiver,
  findings: Findings,
  seconds: number,
): Promise<number> {
  let missing = Infinity;
  for (let deadline = Date.now() + seconds * 1000; ;) {
    const events = await system.query<{ id: string; handle: string; type: string; sequence: number }>(
      `SELECT e.id, l.handle, e.type, e.sequence::int FROM events e JOIN ledgers l USING (organisation_id)
       JOIN (SELECT organisation_id, min(sequence) AS first FROM events WHERE type = 'webhook_endpoint.created' GROUP BY 1) w USING (organisation_id)
       WHERE e.sequence > w.first`,
    );
    const left = events.filter(({ id, handle }) => !receiver.acknowledged.has(`${pathOf(handle)} ${id}`));
    if (left.length === 0) return events.length;
    if (left.length < missing) [missing, deadline] = [left.length, Date.now() + seconds * 1000];
    if (Date.now() > deadline) {
      for (const each of left) findings.add('an event that was never delivered', each);
      return events.length;
    }
    await system.query(
      `UPDATE webhook_deliveries SET due_at = now() WHERE status = 'retrying' AND due_at > now()
         OR status IN ('fresh', 'retrying') AND due_at > now() + interval '1 minute'`,
    );
    await sleep(1000);
  }
}

export const pathOf = (handle: string): string => `/${handle}`;

/** An endpoint for each organisation that takes everything. */
export const endpointOf = ({ id }: Pick<Books, 'id'>, { port }: Receiver): object => ({
  url: `http://127.0.0.1:${port}${pathOf(id)}`,
  eventTypes: ['*'],
});
