import type { Api } from '../api';

export const periods = (api: Api) => ({
  get: api.method('getPeriod'),
  list: api.list('listPeriods'),
  lock: api.method('lockPeriod'),
  unlock: api.method('unlockPeriod'),
  /** The through-dates. */
  locks: {
    get: api.method('getLocks'),
    change: api.method('changeLocks'),
    history: api.list('listLockChanges'),
  },
  exceptions: {
    grant: api.method('grantLockException'),
    list: api.list('listLockExceptions'),
    revoke: api.method('revokeLockException'),
  },
  years: {
    get: api.method('getYear'),
    list: api.list('listYears'),
    checklist: api.method('getYearChecklist'),
    close: api.method('closeYear'),
    reopen: api.method('reopenYear'),
  },
});
