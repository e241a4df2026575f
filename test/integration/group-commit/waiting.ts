import type { EntityManager } from 'typeorm';
import type { PoolClient } from 'pg';
import { Tx } from '../../../src/platform/database/transaction';
import type { GroupedWork } from '../../../src/platform/group-commit/grouped-work';
import { Lane, type Waiting } from '../../../src/platform/group-commit/lane';
import type {
  Arrival,
  OrganisationFacts,
  RequestContext,
} from '../../../src/platform/request-context/request-context';

/** Work that answers each request with its name. */
export const ECHO: GroupedWork<unknown, object> = {
  name: 'echo',
  touches: () => [],
  load: () => Promise.resolve(null),
  stage: (_tx, asked) => Promise.resolve(asked.map(({ request }) => ({ request }))),
};

export const laneOf = (...requests: readonly Waiting[]): Lane => {
  const lane = new Lane('a lane', 'org_1', ECHO);
  for (const each of requests) lane.add(each);
  return lane;
};

const CONTOSO: OrganisationFacts = {
  id: 'org_1',
  organisationId: '00000000-0000-0000-0000-000000000001',
  name: 'Contoso Ltd',
  country: 'GB',
  baseCurrency: 'GBP',
  timeZone: 'Europe/London',
  fiscalYearStartMonth: 1,
  reversalDatePolicy: 'today',
  chartTemplate: 'GB',
  sandbox: false,
  vatNumber: null,
  address: null,
  registrationNumber: null,
  exportSettings: {},
  documents: {},
  sellerVersion: 1,
  createdAt: new Date('2026-01-01T00:00:00Z'),
};

export interface Told {
  readonly organisation?: Partial<OrganisationFacts>;
  readonly today?: string;
  readonly keyId?: string;
  readonly arrival?: Pick<Arrival, 'bytes' | 'left'>;
}

/** A live request of one key. */
export const contextOf = ({
  organisation = {},
  today = '2026-06-15',
  keyId = 'key_1',
  arrival,
}: Told = {}): RequestContext => ({
  caller: { keyId, kind: 'client', mode: 'live', scopes: ['*'], organisations: null },
  requestId: 'req_1',
  now: new Date(`${today}T12:00:00Z`),
  dry: false,
  test: false,
  organisation: { ...CONTOSO, ...organisation },
  today,
  idempotency: null,
  ...(arrival ? { arrival: { ...arrival, onceLeft: () => () => undefined } } : {}),
});

/** A transaction of it that asks no database anything. */
export const transactionOf = (ctx: RequestContext): Tx =>
  new Tx({} as PoolClient, {} as EntityManager, ctx, ctx.organisation.organisationId);

export const waiting = (
  request: unknown,
  { touches = [], bytes = 100, ...told }: Told & { touches?: readonly string[]; bytes?: number } = {},
): Waiting => ({
  ctx: contextOf(told),
  request,
  touches,
  bytes,
  since: performance.now(),
  settle: () => undefined,
  fail: () => undefined,
});

export const named = (group: readonly Waiting[]): unknown[] => group.map(({ request }) => request);
