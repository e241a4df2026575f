import type { ProblemName } from '../../platform/errors/problems.decorator';

export const REFUSALS_OF_CREATE: readonly ProblemName[] = [
  'period_locked',
  'not_found',
  'date_in_future',
  'date_before_invoice',
  'customer_archived',
  'customer_mismatch',
  'account_archived',
  'account_type_mismatch',
  'role_unassigned',
  'price_tax_basis_mismatch',
  'tax_rate_not_found',
  'currency_mismatch',
  'exchange_rate_required',
  'exchange_rate_not_allowed',
  'credit_exceeds_invoice',
  'split_mismatch',
  'refund_exceeds_payment',
  'amount_needs_invoice',
  'opening_item_without_tax',
  'einvoice_incomplete',
  'recipient_missing',
  'conflict:invoice_not_issued',
  'conflict:invoice_voided',
  'conflict:invoice_written_off',
  'conflict:number_taken',
  'conflict:number_out_of_sequence',
];

export const REFUSALS_OF_VOID: readonly ProblemName[] = [
  'period_locked',
  'reversal_before_original',
  'date_in_future',
  'conflict:already_voided',
  'conflict:credit_consumed',
];
