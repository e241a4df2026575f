import { CreateAccountRequest, UpdateAccountRequest } from '../../src/modules/accounts/dto/account.dto';
import { AssignRolesRequest } from '../../src/modules/accounts/dto/roles.dto';
import { CreateApiKeyRequest, RollApiKeyRequest } from '../../src/modules/api-keys/dto/api-key.dto';
import {
  CreateCustomerRequest,
  CustomerAddress,
  UpdateCustomerRequest,
} from '../../src/modules/customers/dto/customer.dto';
import {
  CreateOrganisationRequest,
  UpdateOrganisationRequest,
} from '../../src/modules/organisations/dto/organisation.dto';
import { ExportSettingsRequest } from '../../src/modules/organisations/dto/export-settings.dto';
import { GrantExceptionRequest } from '../../src/modules/periods/dto/lock-exceptions.dto';
import {
  ChangeLocksRequest,
  LockPeriodRequest,
  UnlockPeriodRequest,
} from '../../src/modules/periods/dto/periods.dto';
import type { Client } from './app';
import type { Books } from './books';
import { CATALOGUE_SHAPES } from './catalogue-shapes';
import { CREDIT_NOTE_SHAPES } from './credit-note-shapes';
import { INVOICE_SHAPES } from './invoice-shapes';
import { JOURNAL_SHAPES } from './journal-shapes';
import { RECEIVABLE_SHAPES } from './receivable-shapes';
import { onNew, post, rulesOf, type Shape } from './shape';

const inAWeek = (): string => new Date(Date.now() + 7 * 86_400_000).toISOString();

let serial = 0;
const next = (): string => String((serial += 1));
const aKey = (): object => ({ name: 'A key', mode: 'live', scopes: ['journal:read'] });
const live = ({ live: client }: Books): Client => client;

export const SHAPES: readonly Shape[] = [
  ...CREDIT_NOTE_SHAPES,
  ...CATALOGUE_SHAPES,
  ...INVOICE_SHAPES,
  ...RECEIVABLE_SHAPES,
  ...JOURNAL_SHAPES,
  {
    name: 'a customer',
    dto: CreateCustomerRequest,
    at: [],
    body: { name: 'Acme' },
    send: post('/customers'),
  },
  {
    name: 'an address',
    dto: CustomerAddress,
    at: ['address'],
    body: { name: 'Acme', address: { line1: 'High Street' } },
    send: post('/customers'),
  },
  {
    name: 'a change of a customer',
    dto: UpdateCustomerRequest,
    at: [],
    body: { phone: '1' },
    send: onNew('/customers', () => ({ name: 'Acme' }), '/customers/:id', 'patch'),
    neverNull: ['name', 'vatZone', 'currency', 'paymentTermsDays', 'metadata', 'archived'],
  },
  {
    name: 'an account',
    dto: CreateAccountRequest,
    at: [],
    body: { code: '$code', name: 'New', type: 'asset' },
    send: (books, body) => live(books).post('/accounts', body.replace('$code', `N${next()}`)),
  },
  {
    name: 'a change of an account',
    dto: UpdateAccountRequest,
    at: [],
    body: {},
    send: onNew(
      '/accounts',
      () => ({ code: `N${next()}`, name: 'New', type: 'asset' }),
      '/accounts/:id',
      'patch',
    ),
    neverNull: ['code', 'name', 'archived'],
  },
  {
    name: 'the roles',
    dto: AssignRolesRequest,
    at: [],
    body: {},
    send: (books, body) => live(books).put('/accounts/roles', body),
    neverNull: rulesOf(AssignRolesRequest),
  },
  {
    name: 'an organisation',
    dto: CreateOrganisationRequest,
    at: [],
    body: { name: 'New Ltd', country: 'GB', baseCurrency: 'GBP' },
    send: (books, body) => books.staff.post('/organisations', body),
  },
  {
    name: 'the settings',
    dto: UpdateOrganisationRequest,
    at: [],
    body: {},
    send: (books, body) => live(books).patch('/organisation', body),
  },
  {
    name: 'the export settings',
    dto: ExportSettingsRequest,
    at: ['exportSettings'],
    body: { exportSettings: {} },
    send: (books, body) => live(books).patch('/organisation', body),
  },
  { name: 'an API key', dto: CreateApiKeyRequest, at: [], body: aKey(), send: post('/api-keys') },
  {
    name: 'a roll of a key',
    dto: RollApiKeyRequest,
    at: [],
    body: {},
    send: onNew('/api-keys', aKey, '/api-keys/:id/roll', 'post'),
  },
  {
    name: 'a lock of a month',
    dto: LockPeriodRequest,
    at: [],
    body: {},
    send: async ({ live: client }, body) => {
      await client.post('/periods/per_2019-05/unlock', { reason: 'again' });
      return client.post('/periods/per_2019-05/lock', body);
    },
  },
  {
    name: 'an unlock of a month',
    dto: UnlockPeriodRequest,
    at: [],
    body: { reason: 'again' },
    send: async ({ live: client }, body) => {
      await client.post('/periods/per_2019-05/lock');
      return client.post('/periods/per_2019-05/unlock', body);
    },
  },
  {
    name: 'an exception of the locks',
    dto: GrantExceptionRequest,
    at: [],
    body: { keyId: '$key', to: '2019-01-31', reason: 'late', expiresAt: inAWeek() },
    send: async ({ live }, body) => {
      const [key] = (await live.get('/api-keys?limit=1')).body.data;
      return live.post('/periods/exceptions', body.replace('$key', key.id as string));
    },
  },
  {
    name: 'the through-dates',
    dto: ChangeLocksRequest,
    at: [],
    body: { reason: 'why not' },
    send: async ({ live: client }, body) => {
      const answer = await client.put('/periods/locks', body);
      await client.put('/periods/locks', { sales: null, tax: null, all: null });
      return answer;
    },
  },
];
