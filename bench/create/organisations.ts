import { postRequest } from '../harness/connection';
import { post } from '../harness/requests';
import type { BenchService } from '../harness/service';

export interface BenchOrganisation {
  readonly id: string;
  readonly liveKey: string;
}

/** The plainest credit note: one item with standard VAT, for a client named in the request. */
export const CREDIT_NOTE = {
  clientName: 'Acme Ltd',
  reason: 'Returned faulty unit',
  items: [{ description: 'Widget', quantity: 1, unitPrice: 100, taxRate: 20 }],
};

export const createRequest = ({ liveKey }: BenchOrganisation): string =>
  postRequest('/api/v1/credit-notes', liveKey, CREDIT_NOTE);

/** Opens an organisation with a live key. */
export async function openOrganisation(service: BenchService, name: string): Promise<BenchOrganisation> {
  const wanted = { name, country: 'GB', baseCurrency: 'GBP' };
  const { id } = await post<{ id: string }>(service, service.staffKey, '/organisations', wanted);
  const key = { name: 'bench', mode: 'live', scopes: ['credit-notes:write'] };
  const { key: liveKey } = await post<{ key: string }>(service, service.staffKey, '/api-keys', key, id);
  return { id, liveKey };
}

/** The id of a credit note made by the very request that is measured later. */
export async function createOne(service: BenchService, { liveKey }: BenchOrganisation): Promise<string> {
  return (await post<{ id: string }>(service, liveKey, '/credit-notes', CREDIT_NOTE)).id;
}
