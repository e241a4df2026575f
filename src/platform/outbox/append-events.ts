import { EVENT_COUNTER, type Tx } from '../database/transaction';
import { newId } from '../ids';

/**
 * Numbers the transaction's events and stages them. The sequence is gapless per organisation and taken in the same
 * transaction, so a reader whose cursor is the sequence never passes by a late commit. May be called again when there are more.
 */
export async function appendEvents(tx: Tx): Promise<void> {
  if (tx.events.length === 0) return;
  const counters = tx.counters ?? (await tx.takeCounters([]));
  let sequence = (counters.get(EVENT_COUNTER) ?? 0) + tx.course.eventsStaged;
  for (const event of tx.events.slice(tx.course.eventsStaged)) {
    sequence += 1;
    tx.writes.insert('events', {
      organisation_id: tx.organisationId,
      sequence,
      id: newId('evt'),
      type: event.type,
      object_type: event.objectType,
      object_id: event.objectId,
      data: event.data,
      sandbox: tx.sandbox,
      api_key_id: event.by.caller.keyId,
      request_id: event.by.requestId,
      created_at: event.by.now,
    });
  }
  tx.course.eventsStaged = tx.events.length;
  if (tx.course.opens)
    tx.writes.insert('counters', {
      organisation_id: tx.organisationId,
      name: EVENT_COUNTER,
      value: sequence,
    });
  else tx.writes.moveCounter(EVENT_COUNTER, sequence);
}
