import type { Answer, Client } from './app';
import type { Send, World, WriteRoute } from './world';

const HOOKS = 'https://example.com/hooks';

const at =
  (send: (key: Client, path: string, ids: World['ids']) => Promise<Answer>): Send =>
  ({ key }, { ids }) =>
    send(key, `/webhook-endpoints/${ids.endpoint}`, ids);
const create =
  (request: object): Send =>
  ({ key }) =>
    key.post('/webhook-endpoints', { url: HOOKS, ...request });

/** The write routes of webhook endpoints and of what is delivered to them. */
export const WEBHOOK_ROUTES: readonly WriteRoute[] = [
  {
    route: 'POST /webhook-endpoints',
    right: create({ eventTypes: ['credit_note.*'] }),
    makes: 'we',
    wrong: {
      'no URL': ({ key }) => key.post('/webhook-endpoints'),
      'a URL without encryption': create({ url: 'http://example.com/hooks' }),
      'a private address': create({ url: 'https://10.0.0.1/hooks' }),
      'a type that is none': create({ eventTypes: ['credit notes'] }),
    },
  },
  {
    route: 'PATCH /webhook-endpoints/{id}',
    right: at((key, path) => key.patch(path, { description: 'Shop', status: 'disabled' })),
    wrong: {
      'an unknown endpoint': ({ key }) => key.patch('/webhook-endpoints/we_unknown', { description: 'x' }),
      'a private address': at((key, path) => key.patch(path, { url: 'https://[::1]/' })),
      'no types': at((key, path) => key.patch(path, { eventTypes: [] })),
    },
  },
  {
    route: 'DELETE /webhook-endpoints/{id}',
    right: at((key, path) => key.delete(path)),
    wrong: { 'an unknown endpoint': ({ key }) => key.delete('/webhook-endpoints/we_unknown') },
  },
  {
    route: 'POST /webhook-endpoints/{id}/roll',
    right: at((key, path) => key.post(`${path}/roll`, { graceSeconds: 60 })),
    wrong: {
      'more than a week': at((key, path) => key.post(`${path}/roll`, { graceSeconds: 604_801 })),
      'an unknown endpoint': ({ key }) => key.post('/webhook-endpoints/we_unknown/roll'),
    },
  },
  {
    route: 'POST /webhook-endpoints/{id}/test',
    right: at((key, path) => key.post(`${path}/test`)),
    makes: 'whd',
    wrong: {
      'an unknown endpoint': ({ key }) => key.post('/webhook-endpoints/we_unknown/test'),
      'a disabled endpoint': ({ key }, { ids }) =>
        key.post(`/webhook-endpoints/${ids.disabledEndpoint}/test`),
    },
  },
  {
    route: 'POST /webhook-endpoints/{id}/deliveries/{deliveryId}/redeliver',
    right: at((key, path, { webhookDelivery }) =>
      key.post(`${path}/deliveries/${webhookDelivery}/redeliver`),
    ),
    wrong: {
      'an unknown delivery': at((key, path) => key.post(`${path}/deliveries/whd_unknown/redeliver`)),
      'a delivery of another endpoint': ({ key }, { ids }) =>
        key.post(`/webhook-endpoints/${ids.disabledEndpoint}/deliveries/${ids.webhookDelivery}/redeliver`),
    },
  },
];

/** An endpoint with a delivery that waits, and one that is disabled. */
export async function openEndpoints(
  live: Client,
): Promise<Record<'endpoint' | 'disabledEndpoint' | 'webhookDelivery', Answer['body']>> {
  const [endpoint, disabledEndpoint] = [
    (await live.post('/webhook-endpoints', { url: HOOKS, eventTypes: ['webhook_endpoint.test'] })).body,
    (await live.post('/webhook-endpoints', { url: HOOKS })).body,
  ];
  await live.patch(`/webhook-endpoints/${disabledEndpoint.id}`, { status: 'disabled' });
  const { body } = await live.post(`/webhook-endpoints/${endpoint.id}/test`);
  return { endpoint, disabledEndpoint, webhookDelivery: body };
}
