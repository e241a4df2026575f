import type { Breaches } from './breaches';

/** By table and key, what a copy of a row has to change to break that key alone; `of` a row where the column is given. */
export const KEYS: Breaches = {
  account_roles: {
    account_roles_current: {
      account_id: 'acc_another',
    },
    account_roles_pkey: {},
  },
  accounts: {
    accounts_organisation_id_code_key: {
      id: 'acc_another',
    },
    accounts_pkey: {
      code: 'another',
    },
  },
  allocations: {
    allocations_pkey: {},
    allocations_taken_back_once: {
      of: 'reverses_allocation_id',
      but: {
        id: 'alc_another',
      },
    },
  },
  api_keys: {
    api_keys_hash_key: {
      id: 'key_another',
    },
    api_keys_pkey: {
      hash: '\\xabababababababababababababababababababababababababababababababab',
    },
  },
  archived_files: {
    archived_files_pkey: {},
  },
  auto_reversals: {
    auto_reversals_pkey: {},
  },
  counters: {
    counters_pkey: {},
  },
  credit_note_items: {
    credit_note_items_pkey: {},
  },
  credit_note_rows: {
    credit_note_rows_pkey: {},
  },
  credit_notes: {
    credit_notes_organisation_id_number_key: {
      id: 'cn_another',
      series_key: 'another',
    },
    credit_notes_pkey: {
      number: 'another',
      series_key: 'another',
    },
    credit_notes_series: {
      number: 'another',
      id: 'cn_another',
    },
  },
  customers: {
    customers_pkey: {
      reference: 'another',
    },
    customers_reference: {
      of: 'reference',
      but: {
        id: 'cus_another',
      },
    },
  },
  deliveries: {
    deliveries_pkey: {},
  },
  delivery_attempts: {
    delivery_accepted_once: {
      attempt: 999,
    },
    delivery_attempts_pkey: {},
  },
  events: {
    events_pkey: {},
  },
  exception_postings: {
    exception_postings_pkey: {},
  },
  exchange_rates: {
    exchange_rates_organisation_id_id_key: {
      currency: 'XTS',
    },
    exchange_rates_pkey: {
      id: 'fx_another',
    },
  },
  export_batches: {
    export_batches_organisation_id_series_number_key: {
      id: 'exp_another',
    },
    export_batches_pkey: {
      series: 'another',
    },
  },
  export_chunks: {
    export_chunks_pkey: {},
  },
  export_files: {
    export_files_organisation_id_batch_id_name_key: {
      file_no: 999,
    },
    export_files_pkey: {
      name: 'another',
    },
  },
  idempotency_keys: {
    idempotency_keys_pkey: {},
  },
  invoice_lines: {
    invoice_lines_id: {
      invoice_id: 'inv_another',
    },
    invoice_lines_pkey: {
      id: 'il_another',
    },
  },
  invoices: {
    invoices_organisation_id_number_key: {
      id: 'inv_another',
      series_key: 'another',
    },
    invoices_pkey: {
      number: 'another',
      series_key: 'another',
    },
    invoices_series: {
      number: 'another',
      id: 'inv_another',
    },
  },
  jobs: {
    jobs_organisation_id_kind_subject_key: {
      id: 'job_another',
    },
    jobs_pkey: {
      kind: 'another',
    },
  },
  journal_attachments: {
    journal_attachments_pkey: {},
  },
  journal_drafts: {
    journal_drafts_pkey: {},
  },
  journal_entries: {
    journal_entries_organisation_id_number_key: {
      id: 'je_another',
    },
    journal_entries_pkey: {
      number: 999,
    },
    journal_entries_reversed_once: {
      of: 'reverses_entry_id',
      but: {
        number: 999,
        id: 'je_another',
      },
    },
  },
  journal_lines: {
    journal_lines_pkey: {},
  },
  journal_rollup: {
    journal_rollup_pkey: {},
  },
  journal_rollup_marks: {
    journal_rollup_marks_pkey: {},
  },
  ledgers: {
    ledgers_pkey: {},
  },
  list_changes: {
    list_changes_pkey: {},
  },
  list_totals: {
    list_totals_pkey: {},
  },
  lock_exceptions: {
    lock_exceptions_pkey: {},
  },
  logos: {
    logos_pkey: {},
  },
  number_series: {
    number_series_pkey: {},
  },
  open_items: {
    open_items_pkey: {},
  },
  organisations: {
    organisations_organisation_id_key: {
      id: 'org_another',
    },
    organisations_pkey: {},
  },
  payments: {
    payments_pkey: {},
  },
  period_lock_changes: {
    period_lock_changes_pkey: {},
  },
  period_locks: {
    period_locks_pkey: {},
  },
  periods: {
    periods_pkey: {},
  },
  prices: {
    prices_default: {
      id: 'price_another',
    },
    prices_pkey: {
      product_id: 'prod_another',
    },
  },
  products: {
    products_pkey: {
      sku: 'another',
    },
    products_sku: {
      of: 'sku',
      but: {
        id: 'prod_another',
      },
    },
  },
  refund_parts: {
    refund_parts_pkey: {},
  },
  refunds: {
    refunds_pkey: {},
  },
  relay_cursors: {
    relay_cursors_pkey: {},
  },
  seals: {
    seals_pkey: {},
  },
  seller_profiles: {
    seller_profiles_pkey: {},
  },
  tax_rates: {
    tax_rates_pkey: {
      tax_code: 'another',
    },
    tax_rates_start: {
      id: 'txr_another',
    },
  },
  webhook_attempts: {
    webhook_attempts_pkey: {},
  },
  webhook_deliveries: {
    webhook_deliveries_organisation_id_endpoint_id_event_sequen_key: {
      id: 'whd_another',
    },
    webhook_deliveries_pkey: {
      endpoint_id: 'we_another',
    },
  },
  webhook_endpoints: {
    webhook_endpoints_pkey: {},
  },
  write_offs: {
    write_offs_pkey: {},
  },
  year_closings: {
    year_closings_once: {
      id: 'yc_another',
    },
    year_closings_pkey: {
      end_date: '2031-01-01',
    },
  },
};
