/**
 * Every stable code of the API: its status and its title. Codes are what callers branch on; docs/errors.md lists them and
 * a test keeps the two the same. Conflicts share one code, `conflict`, and differ by `reason`.
 */
export const PROBLEM_CODES = {
  malformed_json: [400, 'The body is not valid JSON'],
  validation_failed: [400, 'A field is wrong'],
  use_void_action: [400, 'A credit note is voided by the void action'],
  organisation_required: [400, 'The organisation is not named'],
  unauthorized: [401, 'No valid API key'],
  insufficient_scope: [403, 'The key may not do this'],
  period_locked: [403, 'The books are locked on that date'],
  not_found: [404, 'Not found'],
  method_not_allowed: [405, 'Method not allowed'],
  not_acceptable: [406, 'Not acceptable'],
  conflict: [409, 'It conflicts with the present state'],
  payload_too_large: [413, 'The body is too large'],
  unsupported_media_type: [415, 'The content type is not supported'],
  idempotency_key_reused: [422, 'The Idempotency-Key was used with another body'],
  date_in_future: [422, 'The date lies in the future'],
  reversal_before_original: [422, 'A reversal is dated no earlier than its original'],
  currency_mismatch: [422, 'The currencies differ'],
  exchange_rate_required: [422, 'An exchange rate is required'],
  exchange_rate_not_allowed: [422, 'The base currency has no exchange rate'],
  entry_unbalanced: [422, 'The entry does not balance'],
  role_unassigned: [422, 'A role has no account'],
  account_archived: [422, 'The account is archived'],
  account_type_mismatch: [422, 'The account is of the wrong type'],
  customer_archived: [422, 'The customer is archived'],
  customer_required: [422, 'A line on a debtors account needs a customer'],
  vat_code_required: [422, 'A line on a VAT account needs a VAT code'],
  tax_rate_not_found: [422, 'No tax rate is in force'],
  price_unavailable: [422, 'The price is not offered'],
  price_tax_basis_mismatch: [422, 'The price and the document differ in whether tax is included'],
  split_mismatch: [422, 'The split does not add up'],
  amount_needs_invoice: [422, 'A flat amount needs an invoice'],
  credit_exceeds_invoice: [422, 'More is credited than the invoice has left'],
  date_before_invoice: [422, 'A credit note is dated no earlier than its invoice'],
  customer_mismatch: [422, 'The customers differ'],
  date_before_item: [422, 'The date is before the item that it settles'],
  allocation_exceeds_open_amount: [422, 'More is allocated than is open'],
  refund_exceeds_open_amount: [422, 'More is paid back than is open'],
  refund_exceeds_reserve: [422, 'More is paid back than the credit note reserved'],
  refund_exceeds_payment: [422, 'More is paid back than the payment has left'],
  write_off_exceeds_open_amount: [422, 'More is written off than can be'],
  opening_item_without_tax: [422, 'The tax of the invoice is not known'],
  document_of_another_system: [422, 'The document was issued by another system'],
  recipient_missing: [422, 'There is nobody to send it to'],
  export_not_configured: [422, 'The organisation lacks a setting that the file needs'],
  export_unfit: [422, 'The format has no room for it'],
  export_span_too_long: [422, 'A file of this format holds less'],
  einvoice_incomplete: [422, 'The document lacks terms of an electronic invoice'],
  rate_limited: [429, 'Too many requests'],
  archive_corrupted: [500, 'The archived file is not what was archived'],
  internal_error: [500, 'Internal error'],
  unavailable: [503, 'Unavailable for the moment'],
} as const satisfies Record<string, readonly [number, string]>;

export type ProblemCode = keyof typeof PROBLEM_CODES;

export function isProblemCode(code: string): code is ProblemCode {
  return Object.hasOwn(PROBLEM_CODES, code);
}
