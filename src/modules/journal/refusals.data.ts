/** What a draft can be refused with: all that an entry can, but for its date. */
export const REFUSALS_OF_DRAFT = [
  'not_found',
  'entry_unbalanced',
  'account_archived',
  'customer_required',
  'vat_code_required',
  'exchange_rate_required',
  'exchange_rate_not_allowed',
  'role_unassigned',
] as const;

export const REFUSALS_OF_MANUAL = ['period_locked', 'date_in_future', ...REFUSALS_OF_DRAFT] as const;

export const REFUSALS_OF_REVERSAL = [
  'period_locked',
  'date_in_future',
  'reversal_before_original',
  'conflict:already_reversed',
  'conflict:use_document_action',
  'conflict:credit_consumed',
] as const;
