import type { ProblemName } from '../../platform/errors/problems.decorator';

/** What every route of a kind can be refused with, whatever credit it works on. */
export const REFUSALS_OF_ALLOCATING: readonly ProblemName[] = [
  'period_locked',
  'not_found',
  'date_in_future',
  'date_before_item',
  'currency_mismatch',
  'customer_mismatch',
  'allocation_exceeds_open_amount',
  'role_unassigned',
  'conflict:invoice_not_issued',
  'conflict:not_a_debt',
];

export const REFUSALS_OF_REFUNDING: readonly ProblemName[] = [
  'period_locked',
  'not_found',
  'date_in_future',
  'date_before_item',
  'refund_exceeds_open_amount',
  'account_archived',
  'account_type_mismatch',
  'exchange_rate_required',
  'exchange_rate_not_allowed',
  'role_unassigned',
];

export const REFUSALS_OF_REVERSING: readonly ProblemName[] = [
  'period_locked',
  'reversal_before_original',
  'date_in_future',
];
