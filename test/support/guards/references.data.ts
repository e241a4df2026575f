import type { Breaches } from './breaches';

/** By table and foreign key, what a copy of a row has to say to point nowhere; or a statement that makes one do so. */
export const REFERENCES: Breaches = {
  account_roles: {
    account_roles_organisation_id_account_id_fkey: {
      account_id: 'acc_another',
      role: 'another',
    },
  },
  accounts: {
    accounts_organisation_id_fkey: {
      organisation_id: '00000000-0000-4000-8000-000000000001',
    },
  },
  allocations: {
    allocations_organisation_id_credit_item_id_fkey: {
      credit_item_id: 'cn_another',
      id: 'alc_another',
    },
    allocations_organisation_id_debit_item_id_fkey: {
      debit_item_id: 'inv_another',
      id: 'alc_another',
    },
    allocations_organisation_id_reverses_allocation_id_fkey: {
      id: 'alc_another',
      reverses_allocation_id: 'alc_nowhere',
      amount: '-1',
    },
  },
  api_keys: {
    api_keys_organisation_fkey: 'DELETE FROM organisations',
  },
  archived_files: {
    archived_files_organisation_id_fkey: {
      organisation_id: '00000000-0000-4000-8000-000000000001',
    },
  },
  auto_reversals: {
    auto_reversals_organisation_id_entry_id_fkey: {
      entry_id: 'je_another',
    },
    auto_reversals_organisation_id_reversal_entry_id_fkey:
      "UPDATE auto_reversals SET status = 'posted', reason = NULL, reversal_entry_id = 'je_nowhere'",
  },
  counters: {
    counters_organisation_id_fkey: {
      organisation_id: '00000000-0000-4000-8000-000000000001',
    },
  },
  credit_note_items: {
    credit_note_items_price: {
      price_id: 'another',
      credit_note_id: 'cn_another',
    },
  },
  credit_note_rows: {
    credit_note_rows_organisation_id_credit_note_id_fkey: {
      credit_note_id: 'cn_another',
    },
    credit_note_rows_organisation_id_invoice_line_id_fkey: {
      invoice_line_id: 'il_another',
      row_no: 999,
    },
  },
  credit_notes: {
    credit_notes_organisation_id_customer_id_fkey: {
      customer_id: 'cus_another',
      number: 'another',
      id: 'cn_another',
      series_key: 'another',
    },
    credit_notes_organisation_id_journal_entry_id_fkey: {
      journal_entry_id: 'je_another',
      number: 'another',
      id: 'cn_another',
      series_key: 'another',
    },
    credit_notes_organisation_id_reversal_entry_id_fkey: {
      reversal_entry_id: 'another',
      number: 'another',
      id: 'cn_another',
      series_key: 'another',
    },
  },
  customers: {
    customers_organisation_id_fkey: {
      organisation_id: '00000000-0000-4000-8000-000000000001',
    },
  },
  deliveries: {
    deliveries_organisation_id_credit_note_id_fkey: {
      credit_note_id: 'cn_another',
      id: 'dlv_another',
    },
    deliveries_organisation_id_invoice_id_fkey: {
      invoice_id: 'another',
      id: 'dlv_another',
      credit_note_id: null,
    },
  },
  delivery_attempts: {
    delivery_attempts_organisation_id_delivery_id_fkey: {
      delivery_id: 'dlv_another',
    },
  },
  exception_postings: {
    exception_postings_organisation_id_exception_id_fkey: {
      exception_id: 'lex_another',
    },
  },
  exchange_rates: {
    exchange_rates_organisation_id_fkey: {
      organisation_id: '00000000-0000-4000-8000-000000000001',
    },
  },
  export_batches: {
    export_batches_organisation_id_fkey: {
      organisation_id: '00000000-0000-4000-8000-000000000001',
    },
  },
  export_files: {
    export_files_organisation_id_batch_id_fkey: {
      batch_id: 'exp_another',
    },
  },
  invoice_lines: {
    invoice_lines_organisation_id_invoice_id_fkey: {
      invoice_id: 'inv_another',
      id: 'il_another',
    },
    invoice_lines_price: {
      price_id: 'another',
      line_no: 999,
      id: 'il_another',
    },
  },
  invoices: {
    invoices_organisation_id_customer_id_fkey: {
      customer_id: 'another',
      number: 'another',
      id: 'inv_another',
      series_key: 'another',
    },
    invoices_organisation_id_fkey: {
      organisation_id: '00000000-0000-4000-8000-000000000001',
    },
    invoices_organisation_id_journal_entry_id_fkey: {
      journal_entry_id: 'je_another',
      number: 'another',
      id: 'inv_another',
      series_key: 'another',
    },
    invoices_organisation_id_reversal_entry_id_fkey:
      "UPDATE invoices SET status = 'voided', voided_at = now(), credited_gross = 0, written_off = 0, reversal_entry_id = 'je_nowhere' WHERE journal_entry_id IS NOT NULL",
  },
  jobs: {
    jobs_organisation_id_fkey: {
      organisation_id: '00000000-0000-4000-8000-000000000001',
    },
  },
  journal_attachments: {
    journal_attachments_organisation_id_entry_id_fkey: {
      entry_id: 'je_another',
      id: 'att_another',
    },
  },
  journal_drafts: {
    journal_drafts_organisation_id_fkey: {
      organisation_id: '00000000-0000-4000-8000-000000000001',
    },
  },
  journal_entries: {
    journal_entries_organisation_id_reverses_entry_id_fkey: {
      reverses_entry_id: 'another',
      number: 999,
      id: 'je_another',
    },
  },
  journal_rollup_marks: {
    journal_rollup_marks_organisation_id_fkey: {
      organisation_id: '00000000-0000-4000-8000-000000000001',
    },
  },
  lock_exceptions: {
    lock_exceptions_organisation_id_fkey: {
      organisation_id: '00000000-0000-4000-8000-000000000001',
    },
  },
  logos: {
    logos_organisation_id_fkey: {
      organisation_id: '00000000-0000-4000-8000-000000000001',
    },
  },
  number_series: {
    number_series_organisation_id_fkey: {
      organisation_id: '00000000-0000-4000-8000-000000000001',
    },
  },
  open_items: {
    open_items_organisation_id_customer_id_fkey: {
      customer_id: 'cus_another',
      id: 'cn_another',
    },
  },
  organisations: {
    organisations_organisation_id_fkey: {
      organisation_id: '00000000-0000-4000-8000-000000000001',
      id: 'org_another',
    },
    organisations_seller: 'UPDATE organisations SET seller_version = 999',
  },
  payments: {
    payments_organisation_id_customer_id_fkey: {
      customer_id: 'another',
      id: 'pay_another',
    },
    payments_organisation_id_fkey: {
      organisation_id: '00000000-0000-4000-8000-000000000001',
    },
    payments_organisation_id_journal_entry_id_fkey: {
      journal_entry_id: 'je_another',
      id: 'pay_another',
    },
  },
  period_lock_changes: {
    period_lock_changes_organisation_id_fkey: {
      organisation_id: '00000000-0000-4000-8000-000000000001',
    },
  },
  period_locks: {
    period_locks_organisation_id_fkey: {
      organisation_id: '00000000-0000-4000-8000-000000000001',
    },
  },
  periods: {
    periods_organisation_id_fkey: {
      organisation_id: '00000000-0000-4000-8000-000000000001',
    },
  },
  prices: {
    prices_organisation_id_product_id_fkey: {
      product_id: 'prod_another',
      id: 'price_another',
    },
  },
  products: {
    products_organisation_id_account_id_fkey: {
      account_id: 'another',
      id: 'prod_another',
      sku: 'another',
    },
    products_organisation_id_fkey: {
      organisation_id: '00000000-0000-4000-8000-000000000001',
    },
  },
  refund_parts: {
    refund_parts_organisation_id_open_item_id_fkey: {
      open_item_id: 'pay_another',
    },
    refund_parts_organisation_id_refund_id_fkey: {
      refund_id: 'ref_another',
    },
  },
  refunds: {
    refunds_organisation_id_credit_note_id_fkey: {
      credit_note_id: 'another',
      id: 'ref_another',
    },
    refunds_organisation_id_fkey: {
      organisation_id: '00000000-0000-4000-8000-000000000001',
    },
    refunds_organisation_id_journal_entry_id_fkey: {
      journal_entry_id: 'je_another',
      id: 'ref_another',
    },
    refunds_organisation_id_payment_id_fkey: {
      payment_id: 'pay_another',
      id: 'ref_another',
    },
  },
  relay_cursors: {
    relay_cursors_organisation_id_fkey: {
      organisation_id: '00000000-0000-4000-8000-000000000001',
    },
  },
  seals: {
    seals_organisation_id_fkey: {
      organisation_id: '00000000-0000-4000-8000-000000000001',
    },
  },
  seller_profiles: {
    seller_profiles_organisation_id_fkey: {
      organisation_id: '00000000-0000-4000-8000-000000000001',
    },
    seller_profiles_organisation_id_logo_sha256_fkey: {
      logo_sha256: '\\xabababababababababababababababababababababababababababababababab',
      version: 999,
    },
  },
  tax_rates: {
    tax_rates_organisation_id_fkey: {
      organisation_id: '00000000-0000-4000-8000-000000000001',
    },
  },
  webhook_attempts: {
    webhook_attempts_organisation_id_delivery_id_fkey: {
      delivery_id: 'whd_another',
    },
  },
  webhook_deliveries: {
    webhook_deliveries_organisation_id_endpoint_id_fkey: {
      endpoint_id: 'we_another',
      id: 'whd_another',
    },
    webhook_deliveries_organisation_id_event_sequence_fkey: {
      event_sequence: 999,
      id: 'whd_another',
    },
  },
  webhook_endpoints: {
    webhook_endpoints_organisation_id_fkey: {
      organisation_id: '00000000-0000-4000-8000-000000000001',
    },
  },
  write_offs: {
    write_offs_organisation_id_fkey: {
      organisation_id: '00000000-0000-4000-8000-000000000001',
    },
    write_offs_organisation_id_invoice_id_fkey: {
      invoice_id: 'inv_another',
      id: 'wo_another',
    },
    write_offs_organisation_id_journal_entry_id_fkey: {
      journal_entry_id: 'je_another',
      id: 'wo_another',
    },
  },
  year_closings: {
    year_closings_organisation_id_fkey: {
      organisation_id: '00000000-0000-4000-8000-000000000001',
    },
    year_closings_organisation_id_journal_entry_id_fkey: {
      journal_entry_id: 'another',
      id: 'yc_another',
      end_date: '2031-01-01',
    },
    year_closings_organisation_id_reversal_entry_id_fkey:
      "UPDATE year_closings SET journal_entry_id = (SELECT min(id) FROM journal_entries), reversal_entry_id = 'je_nowhere', reopened_at = now(), reopened_by = 'x', reopen_reason = 'x'",
  },
};
