import type { Client } from './app';

/** The events of one object, in order. */
export async function eventsOf(client: Client, objectId: string): Promise<{ type: string; data: unknown }[]> {
  const { body } = await client.get(`/events?objectId=${objectId}`);
  return body.data.map(({ type, data }: { type: string; data: unknown }) => ({ type, data }));
}

/** The ids of the accounts that an entry debits. */
export async function accountsDebitedBy(client: Client, journalEntryId: string): Promise<string[]> {
  const { body } = await client.get(`/journal/entries/${journalEntryId}`);
  return body.lines
    .filter(({ debit }: { debit: string }) => debit !== '0.00')
    .map(({ account }: { account: { id: string } }) => account.id);
}
