import type { Caller, Recorder } from './recorder';

/** The bank's last statement of March came when March was locked. */
export async function openAgainForOne(recorder: Recorder, live: Caller): Promise<void> {
  const scopes = ['journal:write'];
  const { id: keyId, key } = await live.call('createApiKey', {
    body: { name: 'Closing team', mode: 'live', scopes },
  });
  await live.call('changeLocks', { body: { all: '2026-02-28' } });
  const { id } = await live.record('grantLockException', {
    body: {
      keyId,
      locks: ['tax', 'all'],
      from: '2026-02-01',
      to: '2026-02-28',
      reason: 'The last statement of the bank came late',
      expiresAt: '2026-04-30T18:00:00Z',
    },
  });
  await recorder.as({ authorization: `Bearer ${key as string}` }).call('createJournalEntry', {
    body: {
      date: '2026-02-28',
      memo: 'Bank charges',
      lines: [
        { accountCode: '7500', debit: '12.50' },
        { accountCode: '1200', credit: '12.50' },
      ],
    },
  });
  await live.record('listLockExceptions', { query: { status: 'active' } });
  await live.record('getExceptionPostings');
  await live.record('revokeLockException', { path: { id } });
  await live.call('changeLocks', { body: { all: null } });
}
