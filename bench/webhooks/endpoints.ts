import { CREDIT_NOTE } from '../create/organisations';
import { postRequest } from '../harness/connection';
import { post } from '../harness/requests';
import type { BenchService } from '../harness/service';
import { BAD, type Receivers } from './receivers';

export type Group = 'none' | 'good' | 'bad';

export interface Endpoints {
  readonly organisation: string;
  readonly key: string;
  /** Of a credit note. */
  readonly request: string;
  readonly ids: Readonly<Record<Exclude<Group, 'none'>, readonly string[]>>;
}

/** Five that answer and five that do not, all disabled, in an organisation of their own. */
export async function openEndpoints(service: BenchService, receivers: Receivers): Promise<Endpoints> {
  const wanted = { name: 'Bench Ltd', country: 'GB', baseCurrency: 'GBP' };
  const { id: organisation } = await post<{ id: string }>(
    service,
    service.staffKey,
    '/organisations',
    wanted,
  );
  const keyWanted = { name: 'bench', mode: 'live', scopes: ['credit-notes:write', 'webhooks:write'] };
  const { key } = await post<{ key: string }>(
    service,
    service.staffKey,
    '/api-keys',
    keyWanted,
    organisation,
  );
  const open = async (url: string): Promise<string> => {
    const request = { url, eventTypes: ['credit_note.created'] };
    const { id } = await post<{ id: string }>(service, key, '/webhook-endpoints', request);
    await patch(service, key, `/webhook-endpoints/${id}`, { status: 'disabled' });
    return id;
  };
  const good = await Promise.all([1, 2, 3, 4, 5].map((i) => open(receivers.url(`good-${i}`))));
  const bad = await Promise.all([
    ...BAD.map((path) => open(receivers.url(path))),
    // Debian's name for ::1, which is not allowed; elsewhere a name that does not resolve.
    open(`http://ip6-localhost:${receivers.port}/`),
  ]);
  return {
    organisation,
    key,
    request: postRequest('/api/v1/credit-notes', key, CREDIT_NOTE),
    ids: { good, bad },
  };
}

/** From then on the endpoints of one group are told, and no others. */
export async function switchTo(service: BenchService, { key, ids }: Endpoints, group: Group): Promise<void> {
  for (const each of ['good', 'bad'] as const)
    for (const id of ids[each])
      await patch(service, key, `/webhook-endpoints/${id}`, {
        status: each === group ? 'enabled' : 'disabled',
      });
}

async function patch({ port }: BenchService, key: string, path: string, body: object): Promise<void> {
  const answer = await fetch(`http://127.0.0.1:${port}/api/v1${path}`, {
    method: 'PATCH',
    headers: { authorization: `Bearer ${key}`, 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });
  if (!answer.ok) throw new Error(`PATCH ${path} answered ${answer.status}: ${await answer.text()}`);
}
