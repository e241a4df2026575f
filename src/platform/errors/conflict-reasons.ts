/**
 * Every `reason` that a 409 `conflict` carries; stable like a code. docs/errors.md explains each, and a test keeps this list,
 * that page and the code the same.
 */
export const CONFLICT_REASONS = [
  'account_has_role',
  'account_in_use',
  'already_expired',
  'already_issued',
  'already_locked',
  'already_reversed',
  'already_revoked',
  'already_voided',
  'batch_refused',
  'busy',
  'code_taken',
  'credit_consumed',
  'customer_in_use',
  'hard_lock_final',
  'idempotency_in_progress',
  'illegal_transition',
  'not_locked',
  'number_out_of_sequence',
  'number_series_taken',
  'number_taken',
  'price_in_use',
  'product_in_use',
  'reference_taken',
  'sku_taken',
  'tax_rate_in_use',
  'tax_rate_overlap',
  'use_document_action',
] as const;

export type ConflictReason = (typeof CONFLICT_REASONS)[number];
