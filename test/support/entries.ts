import type { Answer, Client } from './app';

interface Line {
  readonly account: { readonly code: string };
  readonly debit: string;
  readonly credit: string;
  readonly baseDebit: string;
  readonly baseCredit: string;
  readonly vatCode: string | null;
}

/** An entry's lines as a bookkeeper writes them: `Dr 4000 100.00 S20`, the amount in the entry's currency. */
export function written(entry: Answer['body']): string[] {
  return (entry.lines as Line[]).map(({ account, debit, credit, vatCode }) =>
    line(account.code, debit, credit, vatCode),
  );
}

/** The same in base currency. */
export function writtenInBase(entry: Answer['body']): string[] {
  return (entry.lines as Line[]).map(({ account, baseDebit, baseCredit, vatCode }) =>
    line(account.code, baseDebit, baseCredit, vatCode),
  );
}

/** A posted entry as the API shows it; throws unless there is one. */
export async function entryOf(client: Client, id: string): Promise<Answer['body']> {
  const { status, body, text } = await client.get(`/journal/entries/${id}`);
  if (status !== 200) throw new Error(`the entry ${id} answered ${status}: ${text}`);
  return body;
}

function line(code: string, debit: string, credit: string, vatCode: string | null): string {
  const side = Number(credit) === 0 ? `Dr ${code} ${debit}` : `Cr ${code} ${credit}`;
  return vatCode === null ? side : `${side} ${vatCode}`;
}
