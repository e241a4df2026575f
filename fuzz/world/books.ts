import { Connection } from '../wire/connection';
import { bytesOf } from '../wire/request';
import { Known } from './known';
import { SEEDS, type Made } from './seeds.data';
import type { Target } from './target';

export type Caller =
  'live' | 'test' | 'readOnly' | 'narrow' | 'staff' | 'directory' | 'revoked' | 'unknown' | 'nobody';

/** An organisation with one of everything, and keys of every kind. */
export interface Books {
  readonly organisation: { readonly id: string };
  readonly keys: Readonly<Partial<Record<Caller, string>>>;
  readonly known: Known;
}

const READ_SCOPES = [
  ...[
    'credit-notes:read',
    'invoices:read',
    'customers:read',
    'catalogue:read',
    'payments:read',
    'journal:read',
  ],
  ...['periods:read', 'accounts:read', 'webhooks:read', 'keys:read', 'organisation:read', 'reports:read'],
];

type Body = Readonly<Record<string, unknown>>;

/** Opens books and fills them; throws unless the service does what it is asked. */
export async function openBooks(target: Target, settings: object): Promise<Books> {
  const connection = new Connection(target.port);
  const spared = new Set<string>();
  const known = new Known(spared);
  const ask = async (key: string, path: string, body: object, organisation?: string): Promise<Body> => {
    const request = {
      method: 'POST',
      target: `/api/v1${path}`,
      headers: [
        ['Authorization', `Bearer ${key}`],
        ['Content-Type', 'application/json'],
        ...(organisation === undefined ? [] : [['Contra-Organisation', organisation] as const]),
      ] as const,
      body: JSON.stringify(body),
    };
    const { status, text } = await connection.send(bytesOf(request), 'POST');
    if (status >= 300) throw new Error(`POST ${path} answered ${status}: ${text}`);
    const made = JSON.parse(text) as Body;
    // The run's own keys: a request that revokes one would shut out all that come after it.
    if (path === '/api-keys') spared.add(String(made['id']));
    known.learn(text);
    return made;
  };
  const organisation = await ask(target.staffKey, '/organisations', settings);
  const id = String(organisation['id']);
  const keyOf = async (mode: string, scopes: readonly string[], more: object = {}): Promise<Body> => {
    return ask(target.staffKey, '/api-keys', { name: 'Fuzz', mode, scopes, ...more }, id);
  };
  const revoked = await keyOf('live', ['*']);
  await ask(target.staffKey, `/api-keys/${String(revoked['id'])}/revoke`, {}, id);
  const secretOf = async (...args: Parameters<typeof keyOf>): Promise<string> =>
    String((await keyOf(...args))['key']);
  const keys = {
    live: await secretOf('live', ['*']),
    test: await secretOf('test', ['*']),
    readOnly: await secretOf('live', READ_SCOPES),
    narrow: await secretOf('live', ['customers:read', 'customers:write']),
    revoked: String(revoked['key']),
    directory: await secretOf('live', ['*'], { kind: 'directory', organisations: [id] }),
    staff: target.staffKey,
    unknown: 'contra_live_0000000000000000000000000000000000000000',
  };
  const made: Record<string, Body> = {};
  const idOf: Made = (seed, ...path) => {
    let value: unknown = made[seed];
    for (const key of path) value = (value as Record<string, unknown>)[key];
    return String(value);
  };
  for (const { as, path, body } of SEEDS) made[as] = await ask(keys.live, path(idOf), body(idOf));
  connection.close();
  return { organisation: { id }, keys, known };
}
