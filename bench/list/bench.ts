import { randomInt } from 'node:crypto';
import { fillNotes } from '../create/fill';
import { ledgerOf, sessionIn } from '../create/ledger';
import { openCreditors } from '../create/prepare';
import { assertBooksHold } from '../create/books-hold';
import type { Bench, Cell, Ready, Tools } from '../harness/bench';
import { startDatabase, type BenchDatabase } from '../harness/database';
import { LoadGenerator } from '../harness/load/generator';
import { requestText } from '../harness/load/request';
import type { Scale } from '../harness/options';
import type { Opened } from '../harness/requests';
import { startService, type BenchService } from '../harness/service';
import { timeStatement } from './statement';

const NOTES: Readonly<Record<Scale, number>> = { quick: 2000, default: 1_000_000, full: 1_000_000 };
/** Until the code of the service is compiled. */
const WARM_SECONDS: Readonly<Record<Scale, number>> = { quick: 1, default: 15, full: 15 };
const PLACES = 500;
const MOST_MS = 20;
/** Notes of a page, where the request does not say. */
const PAGE = 50;

export const LIST: Bench = {
  name: 'list',
  measures:
    'lists of a million credit notes and single ones over HTTP, one request after the other: the 99th percentile of the time',
  reference: `a page of ${PAGE} notes, or a single note, with items, by SQL at a random place: one prepared statement as the service's role`,
  prepare,
};

/** Where to look: ids at random, everywhere in the list. */
interface Stand {
  readonly service: BenchService;
  readonly load: LoadGenerator;
  readonly organisation: Opened;
  readonly ids: readonly string[];
  readonly seconds: number;
}

async function prepare({ options, cleanup, say }: Tools): Promise<Ready> {
  const notes = options.notes ?? NOTES[options.scale];
  const database = await startDatabase(cleanup);
  // What was filled in would be added up and sealed for minutes.
  const service = await startService(database, cleanup, {
    BACKGROUND_WORK: 'false',
    SEAL_INTERVAL_SECONDS: '0',
  });
  const creditors = await openCreditors(database, service, 1);
  const [organisation] = creditors.organisations;
  if (!organisation) throw new Error('there is no organisation');
  const ledger = await ledgerOf(database, organisation);
  const start = performance.now();
  await fillNotes(database, ledger, notes - creditors.notes);
  say(
    `${notes.toLocaleString('en-GB')} credit notes were there after ${((performance.now() - start) / 1000).toFixed(0)} s`,
  );
  const client = await sessionIn(database, ledger);
  cleanup.add(() => client.end());
  const ids = await placesIn(database, notes);
  const stand = { service, load: new LoadGenerator(cleanup), organisation, ids, seconds: options.seconds };
  const sql = (name: string, text: string): Cell => ({
    name,
    unit: 'ms',
    measure: () =>
      timeStatement(client, { name, text }, () => [ledger, ids[randomInt(ids.length)]], options.seconds),
  });
  const [page, single] = ['a page by SQL', 'a note by SQL'];
  return {
    cells: [
      http(stand, 'first page', page, ['/credit-notes'], MOST_MS),
      http(stand, 'pages by cursor, anywhere', page, ids.map(cursorPath), MOST_MS),
      sql(page, PAGE_BY_SQL),
      http(
        stand,
        'first page of a customer',
        page,
        organisation.customers.map((id) => `/credit-notes?customerId=${id}`),
      ),
      http(stand, 'page 1,000 by number', page, [`/credit-notes?page=${Math.min(1000, notes / PAGE)}`]),
      http(
        stand,
        'one by id',
        single,
        ids.map((id) => `/credit-notes/${id}`),
      ),
      sql(single, NOTE_BY_SQL),
    ],
    size: `${notes.toLocaleString('en-GB')} credit notes of one organisation`,
    versions: { PostgreSQL: database.version },
    warmUp: async () => {
      const paths = ['/credit-notes', ...ids.flatMap((id) => [cursorPath(id), `/credit-notes/${id}`])];
      await get(stand, paths, { seconds: WARM_SECONDS[options.scale] });
    },
    check: async () => {
      await assertBooksHold(database, notes);
      return 'The books that were listed hold.';
    },
  };
}

const requestOf = ({ organisation: { key } }: Stand, path: string) =>
  requestText({ method: 'GET', path, key });

function http(stand: Stand, name: string, reference: string, paths: readonly string[], most?: number): Cell {
  return {
    name,
    unit: 'ms',
    reference,
    targets: most === undefined ? [] : [{ of: 'value', most }],
    measure: async () => {
      const { p50, p99, most: longest, perSecond } = await get(stand, paths, { seconds: stand.seconds });
      return { value: p99, beside: { 'p50 ms': p50, 'longest ms': longest, 'a second': perSecond } };
    },
  };
}

const get = (stand: Stand, paths: readonly string[], until: { seconds: number } | { requests: number }) =>
  stand.load.run({
    port: stand.service.port,
    connections: 1,
    until,
    requests: paths.map((path) => requestOf(stand, path)),
    expect: 200,
  });

/** As the service makes them; one that it does not know is answered 422, which stops the bench. */
const cursorPath = (id: string): string =>
  `/credit-notes?cursor=${Buffer.from(`note:${id}`).toString('base64url')}`;

/** Ids spread evenly over the list. */
async function placesIn(database: BenchDatabase, notes: number): Promise<string[]> {
  const every = Math.max(1, Math.floor(notes / PLACES));
  const rows = await database.query<{ id: string }>(
    `SELECT id FROM credit_notes WHERE series_number % $1 = 0 ORDER BY series_number`,
    [every],
  );
  return rows.map(({ id }) => id);
}

const WITH_ITEMS = `SELECT n.*, (SELECT jsonb_agg(i ORDER BY line_no) FROM credit_note_items i
  WHERE i.organisation_id = n.organisation_id AND i.credit_note_id = n.id) AS items`;

const PAGE_BY_SQL = `${WITH_ITEMS}
FROM credit_notes n WHERE n.organisation_id = $1 AND n.id < $2 ORDER BY n.id DESC LIMIT ${PAGE}`;

const NOTE_BY_SQL = `${WITH_ITEMS} FROM credit_notes n WHERE n.organisation_id = $1 AND n.id = $2`;
