import { ledgerOf, sessionIn } from '../create/ledger';
import { noteStatement } from '../create/note-statement';
import { ONE_NOTE } from '../create/one-note';
import { creditNote } from '../create/organisations';
import { assertSameWrites, writesOf } from '../create/same-writes';
import { CreatingStand } from '../create/stand';
import type { Bench, Cell, Ready, Sample, Tools } from '../harness/bench';
import { requestText } from '../harness/load/request';
import type { Scale } from '../harness/options';
import { post } from '../harness/requests';

const NOTES = 1000;
const BATCHES: Readonly<Record<Scale, number>> = { quick: 1, default: 4, full: 10 };
const LEAST_RATIO = 0.6;
const SQL = 'set-based SQL, one connection';

export const BATCH: Bench = {
  name: 'batch',
  measures: `POST /credit-notes/batch with ${NOTES.toLocaleString('en-GB')} credit notes: notes a second`,
  reference: `one transaction with one statement that writes the same rows of ${NOTES.toLocaleString('en-GB')} notes, prepared, as the service's role`,
  prepare,
};

async function prepare(tools: Tools): Promise<Ready> {
  const stand = await CreatingStand.open(tools, 1);
  const writeBySql = await provenStatement(stand, tools);
  const batches = BATCHES[tools.options.scale];
  const cellOf = (connections: number): Cell => ({
    name: `batch over HTTP, ${connections} connection${connections === 1 ? '' : 's'}`,
    unit: 'a second',
    reference: SQL,
    targets: connections === 1 ? [{ of: 'ratio', least: LEAST_RATIO }] : [],
    measure: () => postBatches(stand, connections, batches),
  });
  const reference: Cell = {
    name: SQL,
    unit: 'a second',
    measure: () => stand.time(batches * NOTES, () => repeat(batches, writeBySql)),
  };
  return {
    cells: [cellOf(1), reference, cellOf(2)],
    size: `${batches} ${batches === 1 ? 'batch' : 'batches'} a measurement`,
    versions: stand.versions,
    warmUp: async () => {
      await postBatches(stand, 2, 4);
      await stand.time(2 * NOTES, () => repeat(2, writeBySql));
      await stand.database.query('VACUUM ANALYZE');
    },
    check: () => stand.check(),
  };
}

const bodyOf = (stand: CreatingStand) => {
  const customers = stand.organisation.customers;
  return {
    creditNotes: Array.from({ length: NOTES }, (_, i) => creditNote(customers[i % customers.length] ?? '')),
  };
};

async function postBatches(stand: CreatingStand, connections: number, batches: number): Promise<Sample> {
  const { key } = stand.organisation;
  const request = requestText({
    method: 'POST',
    path: '/credit-notes/batch',
    key,
    body: bodyOf(stand),
    idempotent: true,
  });
  const job = { connections, until: { requests: batches }, requests: [request] };
  const { perSecond, p50, cost } = await stand.post(job, NOTES);
  return { value: perSecond * NOTES, beside: { 'batch ms': p50, ...cost } };
}

const repeat = async (times: number, work: () => Promise<void>): Promise<void> => {
  for (let i = 0; i < times; i += 1) await work();
};

/** Makes a batch by the service and one by SQL, and throws unless their rows are alike. */
async function provenStatement(stand: CreatingStand, { cleanup }: Tools): Promise<() => Promise<void>> {
  const { database, service, organisation } = stand;
  await post(service, organisation.key, '/credit-notes/batch', bodyOf(stand), {
    idempotencyKey: 'a-batch-of-24-characters',
  });
  const made = await writesOf(database, await stand.newestNote(), { lengths: false });
  await database.query(ANSWERS);
  const client = await sessionIn(database, await ledgerOf(database, organisation));
  cleanup.add(() => client.end());
  const [begin = '', , lock = ''] = ONE_NOTE;
  const write = noteStatement({ first: '1', notes: NOTES, numbers: 'taken', answers: 'one' });
  const writeBySql = async (): Promise<void> => {
    await client.query(begin);
    await client.query({ name: 'lock', text: lock });
    await client.query({ name: 'write', text: write });
    await client.query('COMMIT');
  };
  await writeBySql();
  assertSameWrites(made, await writesOf(database, await stand.newestNote(), { lengths: false }));
  stand.count(2 * NOTES);
  return writeBySql;
}

/** What the service stored as its answer to a batch; uncompressed, as `TARGETS` are. */
const ANSWERS = `
CREATE TABLE bench.batch_answers AS
SELECT organisation_id, api_key_id, path, request_hash, '' AS answer FROM idempotency_keys LIMIT 0;
ALTER TABLE bench.batch_answers ALTER answer SET STORAGE EXTERNAL;
INSERT INTO bench.batch_answers
SELECT organisation_id, api_key_id, path, request_hash, answer || '' FROM idempotency_keys WHERE path LIKE '%/batch';
GRANT SELECT ON bench.batch_answers TO contra_service`;
