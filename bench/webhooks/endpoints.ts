import { createRequests, CUSTOMERS } from '../create/organisations';
import { ask, openOrganisation, post } from '../harness/requests';
import type { BenchService } from '../harness/service';
import { BAD, type Receivers } from './receivers';

export type Group = 'none' | 'good' | 'bad';

export interface Endpoints {
  readonly organisation: string;
  readonly key: string;
  /** Of credit notes. */
  readonly requests: readonly string[];
  readonly ids: Readonly<Record<Exclude<Group, 'none'>, readonly string[]>>;
}

/** Five that answer and five that do not, all disabled, in an organisation of their own. */
export async function openEndpoints(service: BenchService, receivers: Receivers): Promise<Endpoints> {
  const organisation = await openOrganisation(service, 'Bench Ltd', CUSTOMERS, [
    'credit-notes:write',
    'webhooks:write',
  ]);
  const { key } = organisation;
  const open = async (url: string): Promise<string> => {
    const request = { url, eventTypes: ['credit_note.created'] };
    const { id } = await post<{ id: string }>(service, key, '/webhook-endpoints', request);
    await patch(service, key, id, 'disabled');
    return id;
  };
  const good = await Promise.all([1, 2, 3, 4, 5].map((i) => open(receivers.url(`good-${i}`))));
  const bad = await Promise.all([
    ...BAD.map((path) => open(receivers.url(path))),
    // Debian's name for ::1, which is not allowed; elsewhere a name that does not resolve.
    open(`http://ip6-localhost:${receivers.port}/`),
  ]);
  return {
    organisation: organisation.id,
    key,
    requests: createRequests(organisation),
    ids: { good, bad },
  };
}

/** From then on the endpoints of one group are told, and no others. */
export async function switchTo(service: BenchService, { key, ids }: Endpoints, group: Group): Promise<void> {
  for (const each of ['good', 'bad'] as const)
    for (const id of ids[each]) await patch(service, key, id, each === group ? 'enabled' : 'disabled');
}

const patch = (service: BenchService, key: string, id: string, status: 'enabled' | 'disabled') =>
  ask(service, key, `/webhook-endpoints/${id}`, { method: 'PATCH', body: { status } });
