import type { Caller } from './recorder';

/** An endpoint from its making to its end. Nothing is sent: what is done in the background stands still. */
export async function tellOthers(live: Caller): Promise<void> {
  const { id } = await live.record('createWebhookEndpoint', {
    body: {
      url: 'https://shop.example/hooks',
      description: 'The shop',
      eventTypes: ['credit_note.*', 'invoice.issued'],
    },
  });
  const path = { id: id as string };
  await live.record('listWebhookEndpoints', { query: { limit: '2' } });
  await live.record('updateWebhookEndpoint', { path, body: { eventTypes: ['credit_note.*'] } });
  await live.record('rollWebhookSecret', { path, body: { graceSeconds: 3600 } });
  await live.record('getWebhookEndpoint', { path });
  const delivery = await live.record('testWebhookEndpoint', { path });
  await live.record('listWebhookDeliveries', { path, query: { status: 'pending' } });
  const sent = { ...path, deliveryId: delivery.id as string };
  await live.record('getWebhookDelivery', { path: sent });
  await live.record('redeliverWebhook', { path: sent });
  await live.record('deleteWebhookEndpoint', { path });
}
