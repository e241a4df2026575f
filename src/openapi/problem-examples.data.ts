import type { ConflictReason } from '../platform/errors/conflict-reasons';
import type { ProblemName } from '../platform/errors/problems.decorator';

export interface ProblemExample {
  readonly detail: string;
  /** What the code carries beside the members that every problem has. */
  readonly members?: Readonly<Record<string, unknown>>;
}

const ACCOUNT = 'acc_01kq2ct8g0f4k8z3m9w5r7x2ab';
const PRICE = 'price_01kq2ct8g0f4k8z3m9w5r7x2pr';
const PAYMENT = 'pay_01kq2ct8g0f4k8z3m9w5r7x2py';
const INVOICE = 'inv_01kq2ct8g0f4k8z3m9w5r7x2nv';
const CUSTOMER = 'cus_01kq2ct8g0f4k8z3m9w5r7x2cd';

/** An example of each code, as the service words it. */
export const PROBLEM_EXAMPLES: Readonly<Record<Exclude<ProblemName, `conflict:${string}`>, ProblemExample>> =
  {
    malformed_json: { detail: 'The body is not valid JSON.' },
    validation_failed: {
      detail: 'colour: is not a field of this request',
      members: { errors: [{ field: 'colour', message: 'is not a field of this request' }] },
    },
    use_void_action: {
      detail: 'Send { "action": "void" }: a credit note is voided by the void action only.',
    },
    organisation_required: {
      detail: 'Name the organisation in the header Contra-Organisation.',
      members: { errors: [{ field: 'Contra-Organisation', message: 'is required with a key of this kind' }] },
    },
    unauthorized: { detail: 'The API key is not known; check it for typing errors.' },
    insufficient_scope: { detail: 'The key lacks the scope.' },
    period_locked: {
      detail: '2026-03-31 is closed by the all lock through 2026-03-31; the first open day is 2026-04-01',
      members: { date: '2026-03-31', lock: 'all', firstOpenDay: '2026-04-01' },
    },
    not_found: { detail: 'There is nothing at this address.' },
    payload_too_large: { detail: 'The body is larger than this route accepts.' },
    unsupported_media_type: { detail: 'Send the body as application/json.' },
    idempotency_key_reused: { detail: 'This Idempotency-Key was used with another body.' },
    date_in_future: {
      detail: 'issueDate 2027-01-01 is after today, 2026-04-25',
      members: { field: 'issueDate', date: '2027-01-01', today: '2026-04-25' },
    },
    reversal_before_original: {
      detail: 'A reversal cannot be dated 2026-04-01, before its original of 2026-04-25',
      members: { date: '2026-04-01', original: '2026-04-25' },
    },
    currency_mismatch: { detail: 'The original invoice is in EUR, the credit note in GBP.' },
    exchange_rate_required: { detail: 'Send the exchangeRate: units of GBP for one EUR.' },
    exchange_rate_not_allowed: { detail: 'GBP is the base currency: its rate is 1.' },
    entry_unbalanced: {
      detail:
        'The entry does not balance: debit 120.00 and credit 100.00 GBP, in base debit 120.00 and credit 100.00 GBP',
      members: {
        currency: 'GBP',
        debit: '120.00',
        credit: '100.00',
        baseCurrency: 'GBP',
        baseDebit: '120.00',
        baseCredit: '100.00',
      },
    },
    role_unassigned: {
      detail: 'No account holds the role exchange_rounding',
      members: { role: 'exchange_rounding' },
    },
    account_archived: { detail: 'The account 4000 is archived.', members: { accountId: ACCOUNT } },
    account_type_mismatch: {
      detail: 'The account 1100 is a control account.',
      members: { accountId: ACCOUNT },
    },
    customer_archived: { detail: `The customer ${CUSTOMER} is archived.`, members: { customerId: CUSTOMER } },
    customer_required: {
      detail: 'lines.0: a line on a debtors account needs a customerId',
      members: { field: 'lines.0.customerId', accountId: ACCOUNT },
    },
    vat_code_required: {
      detail: 'lines.1: a line on a VAT account needs a vatCode',
      members: { field: 'lines.1.vatCode', accountId: ACCOUNT },
    },
    tax_rate_not_found: {
      detail: 'The tax code standard has no rate in the zone eu on 2026-04-25.',
      members: { taxCode: 'standard', zone: 'eu', taxPoint: '2026-04-25' },
    },
    price_unavailable: {
      detail: `The price ${PRICE} is archived.`,
      members: { field: 'items.0.priceId', priceId: PRICE },
    },
    price_tax_basis_mismatch: {
      detail: `The price ${PRICE} includes tax: send pricesIncludeTax: true, or a unitPrice of the line's own.`,
      members: { field: 'items.0.priceId', priceId: PRICE },
    },
    split_mismatch: {
      detail:
        'refundAmount, creditAmount and outOfBandAmount add up to 150.00; they must add up to 120.00 (after payment) or 120.00 (in total)',
      members: {
        currency: 'GBP',
        gross: '120.00',
        due: '0.00',
        askedTotal: '150.00',
        prePaymentAmount: '0.00',
        postPaymentAmount: '120.00',
        refundAmount: '150.00',
        creditAmount: '0.00',
        outOfBandAmount: '0.00',
      },
    },
    amount_needs_invoice: {
      detail: 'A flat amount is spread over the lines of an invoice: name one, or send items.',
    },
    credit_exceeds_invoice: {
      detail:
        'items.0: a credit of 3 units exceeds the 2 units left of line il_01kq2ct8g0f4k8z3m9w5r7x2il of invoice INV-2026-0001',
      members: {
        invoiceId: INVOICE,
        invoiceNumber: 'INV-2026-0001',
        field: 'items.0',
        invoiceLineId: 'il_01kq2ct8g0f4k8z3m9w5r7x2il',
        asked: '3',
        left: '2',
      },
    },
    date_before_invoice: {
      detail: 'issueDate 2026-04-01 is before 2026-04-25, the date of the invoice INV-2026-0001',
      members: { field: 'issueDate', date: '2026-04-01', invoiceDate: '2026-04-25' },
    },
    customer_mismatch: {
      detail: `${PAYMENT} and ${INVOICE} belong to different customers`,
      members: { creditItemId: PAYMENT, debitItemId: INVOICE },
    },
    date_before_item: {
      detail: `2026-04-01 is before 2026-04-25, the date of ${INVOICE}`,
      members: { field: 'date', date: '2026-04-01', openItemId: INVOICE, earliest: '2026-04-25' },
    },
    allocation_exceeds_open_amount: {
      detail: `Of ${INVOICE} 20.00 GBP can be allocated on 2026-04-25, not 120.00`,
      members: {
        field: 'allocations.0',
        openItemId: INVOICE,
        date: '2026-04-25',
        currency: 'GBP',
        asked: '120.00',
        open: '20.00',
      },
    },
    refund_exceeds_open_amount: {
      detail: `Of ${PAYMENT} 20.00 GBP is open on 2026-04-25, not 120.00`,
      members: { openItemId: PAYMENT, date: '2026-04-25', currency: 'GBP', asked: '120.00', open: '20.00' },
    },
    refund_exceeds_reserve: {
      detail: 'Of the refundAmount of CN-2026-0001 20.00 GBP is left to pay back',
      members: {
        creditNoteId: 'cn_01kq2ct8g0f4k8z3m9w5r7x2gh',
        asked: '120.00',
        left: '20.00',
        currency: 'GBP',
      },
    },
    refund_exceeds_payment: {
      detail: `Of payment ${PAYMENT} 20.00 GBP can be paid back, not 120.00`,
      members: { paymentId: PAYMENT, asked: '120.00', left: '20.00', currency: 'GBP' },
    },
    write_off_exceeds_open_amount: {
      detail: `Of ${INVOICE} 20.00 GBP is open on 2026-04-25, not 120.00`,
      members: { openItemId: INVOICE, date: '2026-04-25', currency: 'GBP', asked: '120.00', open: '20.00' },
    },
    opening_item_without_tax: {
      detail: 'The invoice OLD-1 was brought in without its tax: it can be settled, not credited.',
      members: { invoiceId: INVOICE },
    },
    recipient_missing: {
      detail: 'There is nobody to send it to: the client has no e-mail.',
      members: { errors: [{ field: 'to', message: 'is required, for the client has no e-mail address' }] },
    },
    export_not_configured: {
      detail: 'A FEC is named by the SIREN: set it as `registrationNumber` of the organisation',
      members: { format: 'fec', settings: ['registrationNumber'] },
    },
    export_unfit: {
      detail: 'A fec file holds all entries of its days: ask for it without accountId',
      members: { format: 'fec', filters: ['accountId'] },
    },
    export_span_too_long: {
      detail:
        'A file of this format holds one fiscal year; 2025-12-31 and 2026-04-25 lie in two: ask for `from` and `to` of one fiscal year',
      members: { boundTo: 'year', from: '2025-12-31', to: '2026-04-25' },
    },
    document_of_another_system: {
      detail: 'The invoice INV-2025-0099 was issued by another system, which has its document.',
      members: { invoiceId: INVOICE },
    },
    einvoice_incomplete: {
      detail: 'The document cannot be written as EN 16931: BT-35 Seller address line 1',
      members: {
        missing: [
          {
            term: 'BT-35',
            name: 'Seller address line 1',
            field: 'organisation.address.line1',
            message: 'belongs on every invoice (article 226 of the VAT directive)',
          },
        ],
      },
    },
    rate_limited: { detail: 'Too many requests: try again in 12 s.', members: { retryAfterSeconds: 12 } },
    archive_corrupted: {
      detail:
        'The archived file of the document is not what was archived. It is not served; the operator has been alarmed.',
      members: { documentId: 'inv_01kq2ct8g0f4k8z3m9w5r7x2qr' },
    },
    internal_error: {
      detail: 'Something went wrong on our side. Quote the requestId when you report it.',
    },
    unavailable: { detail: 'The database is away or has no connection free. Try again in a moment.' },
  };

export const CONFLICT_EXAMPLES: Readonly<Record<ConflictReason, ProblemExample>> = {
  account_has_role: {
    detail: 'An account that holds a role cannot be archived: give the role to another first.',
    members: { roles: ['sales'] },
  },
  account_in_use: {
    detail: 'The account has been posted to, stands on a document or has held a role: archive it instead.',
  },
  already_expired: { detail: 'An expired key cannot be rolled: create a new one.' },
  already_issued: { detail: 'Memo, notes and metadata can be edited until issue only.' },
  already_locked: { detail: 'The period April 2026 is locked already.' },
  already_reversed: {
    detail: 'An entry is reversed at most once.',
    members: { reversedByEntryId: 'je_01kq2ct8g0f4k8z3m9w5r7x2ef' },
  },
  already_revoked: { detail: 'A revoked key cannot be rolled: create a new one.' },
  already_unapplied: {
    detail: 'The allocation was taken back on 2026-04-25.',
    members: { unappliedOn: '2026-04-25' },
  },
  already_withdrawn: { detail: 'The file has been withdrawn.' },
  already_voided: { detail: 'The credit note is already voided' },
  batch_refused: { detail: 'Another item of the batch was refused.' },
  busy: { detail: 'Another request holds what this one needs. Try again.' },
  code_taken: { detail: 'Another account has the code 4010.', members: { accountCode: '4010' } },
  credit_consumed: {
    detail: 'Part of the credit has been refunded, settled or applied: undo that first.',
    members: { gross: '120.00', balance: '20.00' },
  },
  customer_erased: { detail: 'The personal data of this customer was erased, which is final.' },
  customer_has_drafts: {
    detail: 'Draft invoices name the customer: delete or issue them before the customer is erased.',
    members: { invoiceIds: ['inv_01kq2ct8g0f4k8z3m9w5r7x2dr'] },
  },
  customer_in_use: { detail: 'The customer stands on a document or in the journal: archive it instead.' },
  already_closed: { detail: 'The year 2026 is closed.', members: { year: 2026 } },
  delivery_not_scheduled: {
    detail: 'The delivery is sent: too late to cancel it.',
    members: { deliveryId: 'dlv_01kq2ct8g0f4k8z3m9w5r7x2dl', deliveryStatus: 'sent' },
  },
  earlier_year_open: {
    detail: 'There is income or expense before 2026-01-01: close that year first.',
    members: { year: 2026, startDate: '2026-01-01' },
  },
  later_year_closed: {
    detail: 'A year after 2025 is closed: open that one again first.',
    members: { year: 2025, closedThrough: '2026-12-31' },
  },
  not_closed: { detail: 'The year 2026 is open.', members: { year: 2026 } },
  webhook_endpoint_disabled: { detail: 'Nothing is sent to a disabled endpoint: enable it first.' },
  year_closed: {
    detail: 'The year through 2025-12-31 is closed: open it again first.',
    members: { closedThrough: '2025-12-31', requested: null },
  },
  year_not_over: {
    detail: 'The year 2026 is over after 2026-12-31.',
    members: { year: 2026, endDate: '2026-12-31' },
  },
  entry_not_posted: { detail: 'The entry is a draft: post it before you attach files to it.' },
  entry_posted: { detail: 'The entry is posted: it can be reversed, not changed.' },
  hard_lock_final: {
    detail: 'The hard lock through 2026-03-31 can never be lifted or moved back',
    members: { current: '2026-03-31', requested: null },
  },
  idempotency_in_progress: { detail: 'The first request with this Idempotency-Key is still running.' },
  illegal_transition: {
    detail: 'A credit note cannot go from applied to draft',
    members: { from: 'applied', to: 'draft' },
  },
  invoice_credited: {
    detail: 'A credit note of the invoice lives: void that first.',
    members: { invoiceId: INVOICE },
  },
  invoice_not_draft: {
    detail: 'The invoice is issued: credit it, or void it.',
    members: { invoiceId: INVOICE },
  },
  invoice_not_issued: { detail: 'The invoice is a draft: issue it first.', members: { invoiceId: INVOICE } },
  invoice_settled: {
    detail: 'Part of it is settled: take back the allocations first.',
    members: { invoiceId: INVOICE },
  },
  invoice_voided: {
    detail: 'The invoice is voided: nothing is left to credit.',
    members: { invoiceId: INVOICE },
  },
  invoice_written_off: {
    detail: 'Part of it was written off: reverse that first.',
    members: { invoiceId: INVOICE },
  },
  not_a_debt: {
    detail: `${PAYMENT} is a credit: there is nothing to settle`,
    members: { openItemId: PAYMENT },
  },
  not_a_sandbox: { detail: 'Only a sandbox can be reset.' },
  not_locked: { detail: 'The period April 2026 is open already.' },
  nothing_to_export: {
    detail: 'The series holds all entries through 118.',
    members: { lastEntry: 118, newestEntry: 118 },
  },
  nothing_settled: { detail: 'Nothing of the credit note was settled outside the system.' },
  number_out_of_sequence: {
    detail: 'The number CN-2026-0009 fits the series, whose next is CN-2026-0003',
    members: { number: 'CN-2026-0009', expected: 'CN-2026-0003' },
  },
  number_series_taken: {
    detail: 'The document CN-2026-0001 already has a number of this pattern.',
    members: { number: 'CN-2026-0001' },
  },
  number_taken: { detail: 'The number CN-2026-0001 is taken', members: { number: 'CN-2026-0001' } },
  opening_item_used: {
    detail: 'Part of it was settled, credited or written off: undo that first.',
    members: { amount: '120.00', openAmount: '20.00' },
  },
  organisation_reset: {
    detail: 'The sandbox was reset while the request was on its way. Send it again.',
  },
  payment_consumed: {
    detail: 'Part of the payment is allocated or was paid back: undo that first.',
    members: { amount: '120.00', balance: '20.00', refundedAmount: '0.00' },
  },
  pre_payment_allocation: {
    detail:
      'It was made by crediting an invoice that was not paid, and goes only with a void of the credit note.',
  },
  price_in_use: { detail: 'The price stands on a document: archive it instead.' },
  product_in_use: { detail: 'The product has prices: delete those first, or archive it.' },
  reference_taken: {
    detail: 'Another customer has this reference.',
    members: { reference: 'crm-1042' },
  },
  sku_taken: { detail: 'Another product has this SKU.', members: { sku: 'WIDGET-L' } },
  tax_rate_in_use: {
    detail: 'The rate has been used: end it with validTo, and create the one that follows.',
  },
  tax_rate_overlap: {
    detail: 'Another rate of standard in the zone domestic is in force from 2011-01-04 to further notice.',
    members: { taxRateId: 'txr_01kq2ct8g0f4k8z3m9w5r7x2tx', validFrom: '2011-01-04', validTo: null },
  },
  too_many_endpoints: { detail: 'There are 50 webhook endpoints already.', members: { most: 50 } },
  use_document_action: {
    detail: 'The entry belongs to a document: void or reverse the document.',
    members: { sourceType: 'credit_note', sourceId: 'cn_01kq2ct8g0f4k8z3m9w5r7x2gh' },
  },
};
