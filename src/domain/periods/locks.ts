/** All that other layers need of the locks, under one name. */
export { changeLocks, type LockChange } from './change-locks';
export {
  assertOpen,
  findLock,
  findOpenDay,
  firstOpenDay,
  type AppliedLock,
  type LockName,
  type Locks,
  type Posting,
} from './open-day';
export { chooseReversalDate, type ReversalDateInput, type ReversalDatePolicy } from './reversal-date';
