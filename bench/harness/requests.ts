import type { BenchService } from './service';

interface Asked {
  readonly method?: 'POST' | 'PATCH' | 'GET';
  readonly body?: object;
  /** For staff: the organisation that is meant. */
  readonly organisation?: string;
  readonly idempotencyKey?: string;
}

/** Asks for something that a measurement needs; anything but a success is an error with what the service said. */
export async function ask<T>(
  { port }: BenchService,
  key: string,
  path: string,
  { method = 'GET', body, organisation, idempotencyKey }: Asked = {},
): Promise<T> {
  const answer = await fetch(`http://127.0.0.1:${port}/api/v1${path}`, {
    method,
    headers: {
      authorization: `Bearer ${key}`,
      ...(body && { 'content-type': 'application/json' }),
      ...(organisation !== undefined && { 'contra-organisation': organisation }),
      ...(idempotencyKey !== undefined && { 'idempotency-key': idempotencyKey }),
    },
    body: body && JSON.stringify(body),
  });
  if (!answer.ok) throw new Error(`${method} ${path} answered ${answer.status}: ${await answer.text()}`);
  return (await answer.json()) as T;
}

export const post = <T>(
  service: BenchService,
  key: string,
  path: string,
  body: object,
  asked: Omit<Asked, 'method' | 'body'> = {},
): Promise<T> => ask<T>(service, key, path, { ...asked, method: 'POST', body });

export interface Opened {
  /** The public id, `org_…`. */
  readonly id: string;
  readonly key: string;
  readonly customers: readonly string[];
}

/** Opens an organisation with so many customers and a live key. */
export async function openOrganisation(
  service: BenchService,
  name: string,
  customers: number,
  scopes: readonly string[],
): Promise<Opened> {
  const wanted = { name, country: 'GB', baseCurrency: 'GBP' };
  const { id } = await post<{ id: string }>(service, service.staffKey, '/organisations', wanted);
  const keyWanted = { name: 'bench', mode: 'live', scopes: [...scopes, 'customers:write'] };
  const { key } = await post<{ key: string }>(service, service.staffKey, '/api-keys', keyWanted, {
    organisation: id,
  });
  const rows = Array.from({ length: customers }, (_, i) => ({
    name: `Customer ${String(i + 1).padStart(4, '0')}`,
  }));
  const imported = await post<{ data: { customer: { id: string } }[] }>(service, key, '/customers/import', {
    atomic: true,
    customers: rows,
  });
  return { id, key, customers: imported.data.map(({ customer }) => customer.id) };
}
