import {
  type Created,
  type CreditNote,
  type CreditNoteBatch,
  type CustomerImport,
  type Invoice,
  type InvoiceBatch,
} from './answers';
import { type Send, expectStatus, inParallel, withHeaders } from './api';
import { type Credit } from './crediting';
import { type CustomerRequest, type RetailInvoice, forCustomer } from './requests';

/** So many documents a request that a progress bar moves; the service takes up to 1,000. */
export const DOCUMENTS_A_REQUEST = 50;
const CUSTOMERS_A_REQUEST = 500;

/** Makes a fresh organisation and a live key of it; what is returned sends with that key. */
export async function openBooks(send: Send, staffKey: string): Promise<Send> {
  const asStaff = withHeaders(send, { authorization: `Bearer ${staffKey}` });
  const organisation = expectStatus<Created>(
    await asStaff('POST', '/api/v1/organisations', {
      name: 'Online Retail (demo)',
      country: 'GB',
      baseCurrency: 'GBP',
      timeZone: 'Europe/London',
    }),
    201,
    'Making the organisation (the key must be a staff key)',
  );
  const inside = withHeaders(asStaff, { 'contra-organisation': organisation.id });
  const { key } = expectStatus<{ key: string }>(
    await inside('POST', '/api/v1/api-keys', { name: 'Retail demo', mode: 'live', scopes: ['*'] }),
    201,
    'Making a live key',
  );
  return withHeaders(send, { authorization: `Bearer ${key}` });
}

/** Imports the customers; the service's id of each of the wholesaler's customer numbers. */
export async function createCustomers(
  send: Send,
  customers: ReadonlyMap<string, CustomerRequest>,
  done: (count: number) => void = () => undefined,
): Promise<Map<string, string>> {
  const ids = new Map<string, string>();
  const all = [...customers].map(([reference, request]) => ({ ...request, reference }));
  for (const [chunk, start] of chunks(all, CUSTOMERS_A_REQUEST)) {
    const headers = { 'idempotency-key': `customers-from-${start}` };
    const answer = await send('POST', '/api/v1/customers/import', { customers: chunk }, headers);
    const { data } = expectStatus<CustomerImport>(answer, 200, `Importing customers from ${start}`);
    for (const { customer } of data) ids.set(customer.reference, customer.id);
    done(ids.size);
  }
  return ids;
}

/** Issues all invoices, a chunk a request: every one of a chunk or none. The answers are in the order given. */
export async function postInvoices(
  send: Send,
  invoices: readonly RetailInvoice[],
  customers: ReadonlyMap<string, string>,
  done: (count: number) => void = () => undefined,
): Promise<Invoice[]> {
  const issued: Invoice[] = [];
  for (const [chunk, start] of chunks(invoices, DOCUMENTS_A_REQUEST)) {
    const body = { atomic: true, invoices: chunk.map((invoice) => forCustomer(invoice, customers)) };
    const { data } = await postBatch<InvoiceBatch>(send, '/api/v1/invoices/batch', body, start, chunk);
    issued.push(...data.map(({ invoice }) => invoice));
    done(issued.length);
  }
  return issued;
}

/** Posts all credit notes likewise. */
export async function postCredits(
  send: Send,
  credits: readonly Credit[],
  customers: ReadonlyMap<string, string>,
  done: (count: number) => void = () => undefined,
): Promise<CreditNote[]> {
  const posted: CreditNote[] = [];
  for (const [chunk, start] of chunks(credits, DOCUMENTS_A_REQUEST)) {
    const body = { atomic: true, creditNotes: chunk.map((credit) => forCustomer(credit, customers)) };
    const path = '/api/v1/credit-notes/batch';
    const { data } = await postBatch<CreditNoteBatch>(send, path, body, start, chunk);
    posted.push(...data.map(({ creditNote }) => creditNote));
    done(posted.length);
  }
  return posted;
}

/** Each with the place of its first. */
function chunks<T>(all: readonly T[], size: number): [T[], number][] {
  return Array.from({ length: Math.ceil(all.length / size) }, (_, i) => [
    all.slice(i * size, (i + 1) * size),
    i * size,
  ]);
}

/** The key of the request is ours to choose and bound to this organisation: a repeat after a lost answer posts nothing twice. */
async function postBatch<T>(
  send: Send,
  path: string,
  body: object,
  start: number,
  chunk: readonly { readonly request: { readonly number: string } }[],
): Promise<T> {
  const headers = { 'idempotency-key': `${start + 1}-to-${start + chunk.length}` };
  const answer = await send('POST', path, body, headers);
  return expectStatus<T>(answer, 201, `Posting from ${chunk[0]?.request.number ?? 'nothing'}`);
}

/** Voids each on the given day, by a reversing entry. */
export function voidNotes(
  send: Send,
  notes: readonly CreditNote[],
  reversalDate: string,
): Promise<CreditNote[]> {
  return inParallel(notes, 1, async ({ id, number }) => {
    const body = { action: 'void', reversalDate, reason: 'Cancelled in error' };
    return expectStatus<CreditNote>(
      await send('PATCH', `/api/v1/credit-notes/${id}`, body),
      200,
      `Voiding ${number}`,
    );
  });
}
