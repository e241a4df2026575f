import { Webhook } from 'standardwebhooks';
import type { Answer, TestApp } from './app';
import { created, type Books } from './books';
import type { Received, Receiver } from './webhook-receiver';

/** Lets the receivers of the tests be reached, and given up soon. */
export const WEBHOOK_ENV = {
  WEBHOOK_ALLOW_HTTP: 'true',
  WEBHOOK_ALLOW_NETWORKS: '127.0.0.0/8',
  WEBHOOK_TIMEOUT_SECONDS: '1',
} as const;

export interface Endpoint {
  readonly id: string;
  readonly path: string;
  readonly secret: string;
}

/** An endpoint at a path of the receiver. */
export async function endpointAt(
  books: Books,
  receiver: Receiver,
  path: string,
  changes: object = {},
): Promise<Endpoint> {
  const { id, secret } = await created(books.live, '/webhook-endpoints', {
    url: receiver.url(path),
    ...changes,
  });
  return { id: id as string, path, secret: secret as string };
}

/** Relays what has happened, and sends what is due. */
export const deliver = (app: TestApp): Promise<void> => app.settle('relay', 'webhooks');

/** Throws unless the message is signed with the secret, as the public library reads it. */
export function verified(message: Received, secret: string): Received['body'] {
  return new Webhook(secret).verify(message.text, message.headers) as Received['body'];
}

export async function deliveriesOf(
  books: Books,
  { id }: Pick<Endpoint, 'id'>,
  query = '',
): Promise<Answer['body'][]> {
  const { body } = await books.live.get(`/webhook-endpoints/${id}/deliveries?limit=200${query}`);
  return body.data as Answer['body'][];
}
