import type { Breaches } from './breaches';

/** By table and CHECK constraint, what a copy of a row has to say to break it, and it alone or first. */
export const CHECKS: Breaches = {
  accounts: {
    accounts_type_check: {
      type: 'x',
    },
  },
  allocations: {
    allocations_amount_check: {
      amount: 0,
    },
    allocations_kind_check: {
      kind: 'x',
    },
    counter_rows_are_negative: {
      amount: -1,
    },
  },
  api_keys: {
    api_keys_check: {
      kind: 'x',
    },
    api_keys_hash_check: {
      hash: '\\x00',
    },
    api_keys_id_check: {
      id: 'x',
    },
    api_keys_kind_check: {
      kind: 'x',
      organisation: null,
    },
    api_keys_mode_check: {
      mode: 'x',
    },
  },
  archived_files: {
    archived_files_check: { sha256: null, size: 1, storage_key: 'x', refusal: null },
    archived_files_check1: { format: 'pdf', refusal: 'x', sha256: null, size: null, storage_key: null },
    archived_files_document_id_check: {
      document_id: 'x',
    },
    archived_files_format_check: {
      format: 'x',
    },
    archived_files_sha256_check: {
      sha256: '\\x00',
      size: 1,
      storage_key: 'x',
      refusal: null,
    },
    archived_files_size_check: {
      sha256: '\\xabababababababababababababababababababababababababababababababab',
      size: 0,
      storage_key: 'x',
      refusal: null,
    },
  },
  auto_reversals: {
    auto_reversals_check: {
      status: 'x',
    },
    auto_reversals_check1: {
      reason: 'x',
    },
    auto_reversals_status_check: {
      status: 'x',
      reason: null,
      reversal_entry_id: null,
    },
  },
  counters: {
    counters_value_check: {
      value: -1,
    },
  },
  credit_note_items: {
    credit_note_items_check: {
      net: 0,
    },
    credit_note_items_check1: {
      quantity: null,
    },
    credit_note_items_line_no_check: {
      line_no: -1,
    },
    credit_note_items_line_type_check: {
      line_type: 'x',
    },
    credit_note_items_quantity_check: {
      quantity: -1,
    },
    credit_note_items_unit_price_check: {
      unit_price: -1,
    },
  },
  credit_note_rows: {
    credit_note_rows_quantity_check: {
      quantity: -1,
    },
    credit_note_rows_row_no_check: {
      row_no: -1,
    },
  },
  credit_notes: {
    credit_notes_delivery_status_check: {
      delivery_status: 'x',
    },
    credit_notes_exchange_rate_check: {
      exchange_rate: -1,
    },
    credit_notes_line_count_check: {
      line_count: -1,
    },
    credit_notes_seller_version_check: {
      seller_version: -1,
    },
    credit_notes_status_check: {
      status: 'x',
    },
    posted_unless_free: {
      journal_entry_id: null,
    },
    refunded_within_the_reserve: {
      refunded_amount: 1,
    },
    split_adds_up: {
      pre_payment_amount: 1,
    },
    totals_add_up: {
      net: 0,
    },
    voided_with_facts: {
      status: 'voided',
    },
  },
  customers: {
    customers_country_check: {
      country: 'x',
    },
    customers_electronic_address_check: {
      electronic_address: [],
    },
    customers_locale_check: {
      locale: 'x',
    },
    customers_payment_terms_days_check: {
      payment_terms_days: -1,
    },
    customers_vat_zone_check: {
      vat_zone: 'x',
    },
    erased_is_clear: {
      erased_at: '2026-01-01T00:00:00Z',
    },
  },
  deliveries: {
    deliveries_attempts_check: {
      attempts: -1,
    },
    deliveries_channel_check: {
      channel: 'x',
    },
    deliveries_check: {
      credit_note_id: null,
    },
    deliveries_check1: {
      channel: 'email',
    },
    deliveries_check2: {
      channel: 'email',
      message_id: 'm',
      recipients: [],
    },
    deliveries_check3: {
      status: 'x',
    },
    deliveries_check4: {
      ended_at: null,
    },
    deliveries_check5: {
      attempt_began_at: '2026-01-01T00:00:00Z',
    },
    deliveries_id_check: {
      id: 'x',
    },
    deliveries_locale_check: {
      locale: 'x',
    },
    deliveries_recipients_check: {
      recipients: {},
    },
    deliveries_status_check: {
      channel: 'email',
      message_id: 'm',
      recipients: [{}],
      status: 'x',
      ended_at: null,
    },
  },
  delivery_attempts: {
    delivery_attempts_attempt_check: {
      attempt: -1,
    },
    delivery_attempts_outcome_check: {
      outcome: 'x',
    },
    delivery_attempts_recipient_no_check: {
      recipient_no: -1,
    },
  },
  events: {
    events_sequence_check: {
      sequence: -1,
    },
  },
  exchange_rates: {
    exchange_rates_rate_check: {
      rate: -1,
    },
  },
  export_batches: {
    export_batches_check: {
      line_count: -1,
    },
    export_batches_check1: {
      entry_count: -1,
    },
    export_batches_check2: {
      base_debit: -1,
    },
    export_batches_file_count_check: {
      file_count: -1,
    },
    export_batches_first_entry_check: {
      first_entry: 0,
      last_entry: 0,
      entry_count: 1,
    },
    export_batches_number_check: {
      number: -1,
    },
    export_batches_sha256_check: {
      sha256: '\\x00',
    },
  },
  export_chunks: {
    export_chunks_chunk_no_check: {
      chunk_no: -1,
    },
  },
  export_files: {
    export_files_check: {
      to_date: '2026-01-15',
    },
    export_files_file_no_check: {
      file_no: -1,
    },
    export_files_sha256_check: {
      sha256: '\\x00',
    },
  },
  invoice_lines: {
    credited_gross_within: {
      credited_quantity_net: 1,
    },
    credited_net_within: {
      net: 0,
    },
    credited_quantity_within: {
      credited_quantity: -1,
    },
    credited_tax_within: {
      credited_tax: 99,
    },
    invoice_lines_check: {
      net: 101,
    },
    invoice_lines_check1: {
      quantity: null,
    },
    invoice_lines_line_no_check: {
      line_no: -1,
    },
    invoice_lines_line_type_check: {
      line_type: 'x',
    },
    invoice_lines_quantity_check: {
      quantity: 0,
    },
    invoice_lines_unit_price_check: {
      unit_price: -1,
    },
  },
  invoices: {
    a_draft_can_be_edited: {
      request: [],
    },
    credited_within_the_invoice: {
      gross: 0,
    },
    invoices_delivery_status_check: {
      delivery_status: 'x',
    },
    invoices_exchange_rate_check: {
      exchange_rate: -1,
    },
    invoices_kind_check: {
      kind: 'x',
    },
    invoices_line_count_check: {
      line_count: -1,
    },
    invoices_seller_version_check: {
      seller_version: -1,
    },
    invoices_status_check: {
      status: 'x',
    },
    issued_with_its_time: {
      status: 'draft',
    },
    nothing_credited_of_a_draft: {
      status: 'voided',
    },
    numbered_when_issued: {
      number: null,
    },
    posted_unless_free: {
      journal_entry_id: null,
    },
    totals_add_up: {
      net: 0,
    },
    voided_with_facts: {
      voided_at: '2026-01-01T00:00:00Z',
    },
  },
  jobs: {
    jobs_attempts_check: {
      attempts: -1,
    },
    jobs_id_check: {
      id: 'x',
    },
  },
  journal_attachments: {
    journal_attachments_check: {
      sha256: '\\x00',
    },
    journal_attachments_check1: {
      withdrawn_at: '2026-01-01T00:00:00Z',
    },
    journal_attachments_content_check: {
      content: '\\x',
      sha256: '\\xe3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855',
    },
    journal_attachments_id_check: {
      id: 'x',
    },
  },
  journal_drafts: {
    journal_drafts_exchange_rate_check: {
      exchange_rate: -1,
    },
    journal_drafts_id_check: {
      id: 'x',
    },
  },
  journal_entries: {
    journal_entries_exchange_rate_check: {
      exchange_rate: -1,
    },
    journal_entries_line_count_check: {
      line_count: -1,
    },
    journal_entries_number_check: {
      number: -1,
    },
    journal_entries_source_type_check: {
      source_type: 'x',
    },
  },
  journal_lines: {
    journal_lines_line_no_check: {
      line_no: -1,
    },
    not_zero: { debit: 0, credit: 0, base_debit: 0, base_credit: 0 },
    one_side: { debit: 1, credit: 1, base_debit: 1, base_credit: 1 },
  },
  journal_rollup: {
    journal_rollup_base_credit_check: {
      base_credit: -1,
    },
    journal_rollup_base_debit_check: {
      base_debit: -1,
    },
    journal_rollup_check: {
      span: 'x',
    },
    journal_rollup_span_check: {
      span: 'x',
      start_date: '2026-01-01',
    },
  },
  journal_rollup_marks: {
    journal_rollup_marks_through_check: {
      through: -1,
    },
  },
  lock_exceptions: {
    lock_exceptions_check: {
      from_date: '2026-01-15',
    },
    lock_exceptions_check1: {
      expires_at: '2026-01-01T00:00:00Z',
    },
    lock_exceptions_check2: {
      revoked_at: '2026-01-01T00:00:00Z',
    },
    lock_exceptions_locks_check: {
      locks: [],
    },
  },
  logos: {
    logos_content_check: {
      content: '\\x',
    },
    logos_height_check: {
      height: -1,
    },
    logos_media_type_check: {
      media_type: 'x',
    },
    logos_sha256_check: {
      sha256: '\\x00',
    },
    logos_width_check: {
      width: -1,
    },
  },
  number_series: {
    number_series_document_type_check: {
      document_type: 'x',
    },
  },
  open_items: {
    open_items_check: {
      open_amount: 1,
    },
    open_items_exchange_rate_check: {
      exchange_rate: -1,
    },
    open_items_kind_check: {
      kind: 'x',
    },
  },
  organisations: {
    organisations_country_check: {
      country: 'x',
    },
    organisations_document_settings_check: {
      document_settings: [],
    },
    organisations_export_settings_check: {
      export_settings: [],
    },
    organisations_fiscal_year_start_month_check: {
      fiscal_year_start_month: -1,
    },
    organisations_id_check: {
      id: 'x',
    },
    organisations_reversal_date_policy_check: {
      reversal_date_policy: 'x',
    },
    organisations_seller_version_check: {
      seller_version: -1,
    },
  },
  payments: {
    payments_amount_check: {
      amount: 0,
    },
    payments_exchange_rate_check: {
      exchange_rate: -1,
    },
    payments_status_check: {
      status: 'x',
    },
    refunded_within_the_payment: {
      amount: 1,
    },
    reversed_with_facts: {
      status: 'reversed',
    },
  },
  period_lock_changes: {
    period_lock_changes_check: {
      lock: 'x',
    },
    period_lock_changes_lock_check: {
      lock: 'x',
      period_start: null,
    },
  },
  periods: {
    periods_check: {
      end_date: '2026-01-15',
    },
    periods_start_date_check: {
      start_date: '2026-01-15',
      end_date: '2026-02-14',
    },
    periods_status_check: {
      status: 'x',
    },
  },
  prices: {
    default_is_offered: {
      active: false,
    },
    prices_unit_price_check: {
      unit_price: -1,
    },
  },
  refund_parts: {
    refund_parts_amount_check: {
      amount: 0,
    },
  },
  refunds: {
    refunds_amount_check: {
      amount: 0,
    },
    refunds_exchange_rate_check: {
      exchange_rate: -1,
    },
    refunds_source_check: {
      source: 'x',
    },
    refunds_status_check: {
      status: 'x',
    },
    reversed_with_facts: {
      status: 'reversed',
    },
  },
  relay_cursors: {
    relay_cursors_sequence_check: {
      sequence: -1,
    },
  },
  seals: {
    seals_base_debit_check: {
      base_debit: -1,
    },
    seals_block_check: {
      block: -1,
    },
    seals_check: {
      entry_hashes: '\\x00',
    },
    seals_check1: {
      last_entry: -1,
    },
    seals_check2: {
      block: 2,
    },
    seals_check3: {
      first_entry: 2,
      last_entry: 2,
      entry_count: 1,
      entry_hashes: '\\xabababababababababababababababababababababababababababababababab',
    },
    seals_entries_hash_check: {
      entries_hash: '\\x00',
    },
    seals_entry_count_check: {
      entry_count: 0,
      last_entry: 0,
      entry_hashes: '\\x',
    },
    seals_first_entry_check: {
      block: 2,
      previous_hash: '\\xabababababababababababababababababababababababababababababababab',
      first_entry: 0,
      last_entry: 0,
      entry_count: 1,
      entry_hashes: '\\xabababababababababababababababababababababababababababababababab',
    },
    seals_hash_check: {
      hash: '\\x00',
    },
    seals_line_count_check: {
      line_count: -1,
    },
    seals_previous_hash_check: {
      block: 2,
      previous_hash: '\\x00',
      first_entry: 2,
      last_entry: 2,
      entry_count: 1,
      entry_hashes: '\\xabababababababababababababababababababababababababababababababab',
    },
    seals_version_check: {
      version: -1,
    },
  },
  seller_profiles: {
    seller_profiles_profile_check: {
      profile: [],
    },
    seller_profiles_version_check: {
      version: -1,
    },
  },
  tax_rates: {
    exempt_for_a_reason: {
      category: 'x',
    },
    only_standard_is_above_zero: {
      rate: -1,
    },
    tax_rates_category_check: {
      category: 'x',
      rate: 0,
      exemption_reason: 'x',
    },
    tax_rates_check: {
      valid_to: '1900-01-01',
    },
    tax_rates_rate_check: {
      rate: 1000000000000000,
    },
    tax_rates_zone_check: {
      zone: 'x',
    },
  },
  webhook_attempts: {
    webhook_attempts_attempt_check: {
      attempt: -1,
    },
    webhook_attempts_check: {
      error: null,
      http_status: -1,
    },
    webhook_attempts_duration_ms_check: {
      duration_ms: -1,
    },
  },
  webhook_deliveries: {
    webhook_deliveries_attempts_check: {
      attempts: -1,
    },
    webhook_deliveries_check: {
      tries: -1,
    },
    webhook_deliveries_check1: {
      status: 'x',
    },
    webhook_deliveries_check2: {
      lease: 'x',
      status: 'failed',
      finished_at: '2026-01-01T00:00:00Z',
    },
    webhook_deliveries_id_check: {
      id: 'x',
    },
    webhook_deliveries_status_check: {
      status: 'x',
      lease: null,
      finished_at: '2026-01-01T00:00:00Z',
    },
  },
  webhook_endpoints: {
    webhook_endpoints_check: {
      status: 'deleted',
    },
    webhook_endpoints_check1: {
      status: 'x',
    },
    webhook_endpoints_check2: {
      previous_secret: 'x',
    },
    webhook_endpoints_consecutive_failures_check: {
      consecutive_failures: -1,
    },
    webhook_endpoints_event_types_check: {
      event_types: [],
    },
    webhook_endpoints_id_check: {
      id: 'x',
    },
    webhook_endpoints_status_check: {
      status: 'x',
      until_sequence: 1,
    },
  },
  write_offs: {
    reversed_with_facts: {
      status: 'reversed',
    },
    write_offs_amount_check: {
      amount: 0,
    },
    write_offs_status_check: {
      status: 'x',
    },
  },
  year_closings: {
    year_closings_check: {
      end_date: '1900-01-01',
    },
    year_closings_check1: {
      previous_all: '2026-01-15',
    },
    year_closings_check2: {
      reopened_at: '2026-01-01T00:00:00Z',
    },
    year_closings_check3: {
      reversal_entry_id: 'x',
    },
  },
};
