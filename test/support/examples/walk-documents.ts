import { png } from '../images';
import type { Caller } from './recorder';

/** What documents say of the organisation, and documents as files. */
export async function showDocuments(live: Caller, customerId: string): Promise<void> {
  await live.record('updateOrganisation', {
    name: 'documents',
    body: {
      address: { line1: '7 Harbour Road', city: 'Bristol', postalCode: 'BS1 4QA' },
      documents: {
        locale: 'en',
        accentColour: '#1a5fb4',
        bankAccount: { iban: 'GB33BUKB20201555555555', bic: 'BUKBGB22', accountName: 'Contoso Ltd' },
        email: 'accounts@contoso.example',
        website: 'https://contoso.example',
        electronicAddress: { scheme: '9932', id: 'GB123456789' },
        requireEInvoice: true,
      },
    },
  });
  await keepLogo(live);
  const items = [{ description: 'Widget — refund', quantity: 1, unitPrice: 100, taxRate: 20 }];
  const body = { customerId, items, status: 'issued', buyerReference: 'Cost centre 4711' };
  const note = await live.call('createCreditNote', { body });
  const invoice = await live.call('createInvoice', { body });
  const shorten = (text: unknown): string => `${String(text).slice(0, 8)} …`;
  for (const [kind, { id }] of [
    ['CreditNote', note],
    ['Invoice', invoice],
  ] as const) {
    const path = { id: id as string };
    await live.record(`get${kind}Pdf`, { path, shorten });
    await live.record(`list${kind}Archive`, { path, shorten: withoutSizes });
    await live.record(`get${kind}Xml`, { name: 'ubl', path });
    await live.record(`get${kind}Xml`, { name: 'cii', path, query: { syntax: 'cii' } });
  }
  await live.call('updateOrganisation', { body: { documents: { requireEInvoice: null } } });
}

/** The bytes hold ids that are new in each run, and how far those can be compressed differs. */
function withoutSizes(archive: { data: object[] }): unknown {
  return { ...archive, data: archive.data.map((file) => ({ ...file, size: 48210 })) };
}

async function keepLogo(live: Caller): Promise<void> {
  const data = png({ width: 2, height: 1 }).toString('base64');
  await live.record('putOrganisationLogo', { body: { contentType: 'image/png', data } });
  await live.record('getOrganisationLogo');
  await live.record('deleteOrganisationLogo');
}
