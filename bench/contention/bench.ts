import type { Bench, Cell, Ready, Sample, Tools } from '../harness/bench';
import { startDatabase } from '../harness/database';
import { LoadGenerator } from '../harness/load/generator';
import { requestText } from '../harness/load/request';
import { openOrganisation, post, type Opened } from '../harness/requests';
import { startService, type BenchService } from '../harness/service';
import { assertInvoicesHold } from './invoices-hold';

const CONNECTIONS = 32;
const SPREAD = 64;
const WARM_UP_SECONDS = 3;
/** More than any run credits. */
const QUANTITY = 1_000_000;

export const CONTENTION: Bench = {
  name: 'contention',
  measures: `credits of one unit each, a second, ${CONNECTIONS} connections: all of one invoice, whose lock each of them needs`,
  reference: `the same of ${SPREAD} invoices, taken at random`,
  prepare,
};

interface Stand {
  readonly service: BenchService;
  readonly load: LoadGenerator;
  readonly organisation: Opened;
  acknowledged: number;
}

async function prepare({ options, cleanup }: Tools): Promise<Ready> {
  const database = await startDatabase(cleanup);
  const service = await startService(database, cleanup);
  const organisation = await openOrganisation(service, 'Bench Ltd', 4, [
    'invoices:write',
    'credit-notes:write',
  ]);
  const stand: Stand = { service, load: new LoadGenerator(cleanup), organisation, acknowledged: 0 };
  const spread = `credits of ${SPREAD} invoices`;
  const cell = (name: string, invoices: number, reference?: string): Cell => ({
    name,
    unit: 'a second',
    reference,
    measure: () => credit(stand, invoices, options.seconds),
  });
  return {
    cells: [cell('credits of one invoice', 1, spread), cell(spread, SPREAD)],
    versions: { PostgreSQL: database.version },
    warmUp: async () => {
      await credit(stand, SPREAD, options.scale === 'quick' ? 1 : WARM_UP_SECONDS);
      await database.query('VACUUM ANALYZE');
    },
    check: () => assertInvoicesHold(database, stand.acknowledged),
  };
}

/** Of new invoices each time: what was credited before does not weigh on what comes. */
async function credit(stand: Stand, invoices: number, seconds: number): Promise<Sample> {
  const { key } = stand.organisation;
  const requests = (await issue(stand, invoices)).map(({ id, items }) =>
    requestText({
      method: 'POST',
      path: '/credit-notes',
      key,
      body: { invoiceId: id, items: [{ invoiceLineId: items[0]?.id, quantity: 1 }] },
      idempotent: true,
    }),
  );
  const job = {
    port: stand.service.port,
    connections: CONNECTIONS,
    until: { seconds },
    requests,
    expect: 201,
  };
  const { acknowledged, perSecond, p50, p99 } = await stand.load.run(job);
  stand.acknowledged += acknowledged;
  return { value: perSecond, beside: { 'p50 ms': p50, 'p99 ms': p99 } };
}

interface Issued {
  readonly id: string;
  readonly items: readonly { readonly id: string }[];
}

function issue({ service, organisation }: Stand, count: number): Promise<Issued[]> {
  const { key, customers } = organisation;
  return Promise.all(
    Array.from({ length: count }, (_, i) =>
      post<Issued>(service, key, '/invoices', {
        customerId: customers[i % customers.length],
        status: 'issued',
        items: [{ description: 'Widget', quantity: QUANTITY, unitPrice: 10, taxRate: 20 }],
      }),
    ),
  );
}
