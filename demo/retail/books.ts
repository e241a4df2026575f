import { type Batch, type Created, type CreditNote } from './answers';
import { type Send, expectStatus, inParallel, withHeaders } from './api';
import { type CustomerRequest, type RetailNote, forCustomer } from './requests';

/** So many notes a request that a progress bar moves; the service takes up to 1,000. */
export const NOTES_A_REQUEST = 50;
const REQUESTS_AT_ONCE = 8;

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

/** The service's id of each of the wholesaler's customer numbers. */
export async function createCustomers(
  send: Send,
  customers: ReadonlyMap<string, CustomerRequest>,
  done: (count: number) => void = () => undefined,
): Promise<Map<string, string>> {
  let count = 0;
  const ids = await inParallel([...customers], REQUESTS_AT_ONCE, async ([customer, request]) => {
    const answer = await send('POST', '/api/v1/customers', request, {
      'idempotency-key': `customer-${customer}`,
    });
    const { id } = expectStatus<Created>(answer, 201, request.name);
    done(++count);
    return [customer, id] as const;
  });
  return new Map(ids);
}

/** Posts all notes, a chunk a request: every note of a chunk or none. The answers are in the order of the notes. */
export async function postNotes(
  send: Send,
  notes: readonly RetailNote[],
  customers: ReadonlyMap<string, string>,
  done: (count: number) => void = () => undefined,
): Promise<CreditNote[]> {
  const posted: CreditNote[] = [];
  for (let start = 0; start < notes.length; start += NOTES_A_REQUEST) {
    const chunk = notes.slice(start, start + NOTES_A_REQUEST);
    const creditNotes = chunk.map((note) => forCustomer(note, customers));
    // Ours to choose and bound to this organisation: a repeat after a lost answer posts nothing twice.
    const headers = { 'idempotency-key': `notes-${start + 1}-to-${start + chunk.length}` };
    const answer = await send('POST', '/api/v1/credit-notes/batch', { atomic: true, creditNotes }, headers);
    const what = `Posting from ${chunk[0]?.request.number ?? 'nothing'}`;
    const { data } = expectStatus<Batch>(answer, 201, what);
    posted.push(...data.map(({ creditNote }) => creditNote));
    done(posted.length);
  }
  return posted;
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
