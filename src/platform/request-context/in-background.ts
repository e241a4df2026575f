import { newId } from '../ids';
import type { OperatorContext } from './request-context';

/** The service itself, at work for nobody. The name stands in the journal and on events where a key stands. */
export const inBackground = (name: string, now: Date): OperatorContext => ({
  caller: { keyId: name, kind: 'staff', mode: 'live', scopes: ['*'], organisations: null },
  requestId: newId('req'),
  now,
  dry: false,
  test: false,
  organisation: null,
  idempotency: null,
});
