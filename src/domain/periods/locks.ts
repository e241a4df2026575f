/** All that other layers need of the locks, under one name. */
export { changeLocks, type LockChange } from './change-locks';
export {
  assertOpen,
  findLock,
  findOpenDay,
  firstOpenDay,
  SOFT_LOCKS,
  type AppliedLock,
  type LockException,
  type LockName,
  type Locks,
  type Posting,
  type SoftLock,
} from './open-day';
export { chooseReversalDate, type ReversalDateInput, type ReversalDatePolicy } from './reversal-date';
