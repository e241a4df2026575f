import type { Service } from './app';
import { created, type Books } from './books';
import { transfer } from './manual-entries';

/** A key that may post into a range that is locked for others, and one entry that it posted there. */
export async function postUnderException(app: Service, { live, staff }: Books): Promise<void> {
  const scopes = ['journal:write'];
  const { id, key } = await created(staff, '/api-keys', { name: 'Late', mode: 'live', scopes });
  await live.put('/periods/locks', { all: '2025-03-31' });
  await created(live, '/periods/exceptions', {
    keyId: id,
    to: '2025-03-31',
    reason: 'The bank was late',
    expiresAt: new Date(Date.now() + 86_400_000).toISOString(),
  });
  await created(app.api(key), '/journal/entries', transfer({ date: '2025-03-10' }));
}
