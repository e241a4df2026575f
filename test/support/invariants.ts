import { Client } from 'pg';
import type { Service } from './app';
import type { Books } from './books';
import { INVARIANTS } from './invariants.data';

type Broken = Readonly<Record<string, readonly object[]>>;

/** Whatever works on a database. */
interface Audited {
  readonly database: { readonly serviceUrl: string };
}

/** One statement, so that all is asked of one snapshot while writers go on. */
const QUESTION = Object.entries(INVARIANTS)
  .map(
    ([name, question]) => `SELECT '${name.replaceAll("'", "''")}' AS name,
      (SELECT json_agg(row_to_json(one)) FROM (SELECT * FROM (${question}) AS broken LIMIT 5) AS one) AS rows`,
  )
  .join('\nUNION ALL\n');

/** By the URL of the database. It ends an auditor's session when it is dropped, and a cut line breaks it. */
const auditors = new Map<string, Promise<Client>>();

/** The session that asks: to prepare the questions takes longer than to answer them, so it is kept for the next time. */
function auditorOf({ database: { serviceUrl } }: Audited): Promise<Client> {
  const known = auditors.get(serviceUrl);
  if (known) return known;
  const leave = (): boolean => auditors.delete(serviceUrl);
  const client = new Client({ connectionString: serviceUrl, application_name: 'contra-auditor' });
  client.on('error', leave).on('end', leave);
  const coming = client.connect().then(() => client);
  auditors.set(serviceUrl, coming);
  coming.catch(leave);
  return coming;
}

/** Of each invariant that does not hold, some of what breaks it. Read in one snapshot, so writers may go on meanwhile. */
export async function brokenInvariants(
  app: Audited,
  { organisation }: { readonly organisation: { readonly id: string } },
): Promise<Broken> {
  const auditor = await auditorOf(app);
  // Queued together, so that no other question comes between the two.
  const [entered, answers] = await Promise.all([
    auditor.query(
      `SELECT set_config('contra.organisation_id', organisation_id::text, false) FROM find_organisation($1)`,
      [organisation.id],
    ),
    auditor.query<{ name: string; rows: object[] | null }>({ name: 'audit', text: QUESTION }),
  ]);
  if (entered.rowCount !== 1) throw new Error(`there is no organisation ${organisation.id}`);
  return Object.fromEntries(answers.rows.flatMap(({ name, rows }) => (rows ? [[name, rows]] : [])));
}

/** Throws what is broken in an organisation's books, in the words of the rule; and unless its trial balance balances. */
export async function assertBooksHold(app: Service, books: Books): Promise<void> {
  const broken = await brokenInvariants(app, books);
  if (Object.keys(broken).length > 0)
    throw new Error(`The books do not hold: ${JSON.stringify(broken, null, 2)}`);
  await books.balances();
}
