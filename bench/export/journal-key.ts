import type { BenchDatabase } from '../harness/database';
import type { BenchService } from '../harness/service';

/** A key that may read the journal of a ledger. */
export async function journalKey(
  database: BenchDatabase,
  { port, staffKey }: BenchService,
  ledger: string,
): Promise<string> {
  const [organisation] = await database.query<{ id: string }>(
    `SELECT id FROM organisations WHERE organisation_id = $1`,
    [ledger],
  );
  const answer = await fetch(`http://127.0.0.1:${port}/api/v1/api-keys`, {
    method: 'POST',
    headers: {
      authorization: `Bearer ${staffKey}`,
      'content-type': 'application/json',
      'contra-organisation': organisation?.id ?? '',
    },
    body: JSON.stringify({ name: 'export', mode: 'live', scopes: ['journal:read'] }),
  });
  if (answer.status !== 201) throw new Error(`the key: ${answer.status} ${await answer.text()}`);
  return ((await answer.json()) as { key: string }).key;
}
