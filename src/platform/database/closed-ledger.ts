import { conflict, type DomainError } from '../../domain/errors';

/** The sandbox was moved to a fresh ledger after the request had found this one: nothing is written here any more. */
export const ledgerIsClosed = (): DomainError =>
  conflict('organisation_reset', 'The sandbox was reset while the request was on its way. Send it again.');
