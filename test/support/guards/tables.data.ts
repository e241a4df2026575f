/** The columns that may be updated, or all; and whether rows may be deleted. */
interface May {
  readonly updates: 'all' | readonly string[];
  readonly deletes: boolean;
}

/** By table, what the service's role has a right to, and what the owner's own triggers let it do to any row. */
export const TABLES: Readonly<Record<string, { readonly service: May; readonly owner: May }>> = {
  account_roles: {
    service: {
      updates: ['assigned_at', 'current'],
      deletes: false,
    },
    owner: {
      updates: 'all',
      deletes: false,
    },
  },
  accounts: {
    service: {
      updates: ['archived_at', 'code', 'name', 'updated_at'],
      deletes: true,
    },
    owner: {
      updates: 'all',
      deletes: true,
    },
  },
  allocations: {
    service: {
      updates: [],
      deletes: false,
    },
    owner: {
      updates: [],
      deletes: false,
    },
  },
  api_keys: {
    service: {
      updates: ['expires_at', 'name', 'revoked_at'],
      deletes: false,
    },
    owner: {
      updates: 'all',
      deletes: true,
    },
  },
  archived_files: {
    service: {
      updates: [],
      deletes: false,
    },
    owner: {
      updates: [],
      deletes: false,
    },
  },
  auto_reversals: {
    service: {
      updates: ['next_attempt_at', 'reason', 'reversal_entry_id', 'status'],
      deletes: false,
    },
    owner: {
      updates: ['next_attempt_at', 'reason', 'reversal_entry_id', 'status'],
      deletes: false,
    },
  },
  counters: {
    service: {
      updates: ['value'],
      deletes: false,
    },
    owner: {
      updates: 'all',
      deletes: false,
    },
  },
  credit_note_items: {
    service: {
      updates: [],
      deletes: false,
    },
    owner: {
      updates: [],
      deletes: false,
    },
  },
  credit_note_rows: {
    service: {
      updates: [],
      deletes: false,
    },
    owner: {
      updates: [],
      deletes: false,
    },
  },
  credit_notes: {
    service: {
      updates: [
        'delivery_status',
        'issued_at',
        'memo',
        'metadata',
        'notes',
        'refunded_amount',
        'reversal_entry_id',
        'seller_version',
        'settlement_reversal_entry_id',
        'status',
        'void_reason',
        'voided_at',
      ],
      deletes: false,
    },
    owner: {
      updates: [
        'delivery_status',
        'issued_at',
        'memo',
        'metadata',
        'notes',
        'refunded_amount',
        'reversal_entry_id',
        'seller_version',
        'settlement_reversal_entry_id',
        'status',
        'void_reason',
        'voided_at',
      ],
      deletes: false,
    },
  },
  customers: {
    service: {
      updates: 'all',
      deletes: true,
    },
    owner: {
      updates: 'all',
      deletes: true,
    },
  },
  deliveries: {
    service: {
      updates: [
        'attempt_began_at',
        'attempts',
        'ended_at',
        'first_attempt_at',
        'message',
        'reason',
        'recipients',
        'status',
      ],
      deletes: false,
    },
    owner: {
      updates: [
        'attempt_began_at',
        'attempts',
        'ended_at',
        'first_attempt_at',
        'message',
        'reason',
        'recipients',
        'status',
      ],
      deletes: false,
    },
  },
  delivery_attempts: {
    service: { updates: ['answer', 'error'], deletes: false },
    owner: { updates: ['answer', 'error'], deletes: false },
  },
  events: {
    service: {
      updates: [],
      deletes: false,
    },
    owner: {
      updates: [],
      deletes: false,
    },
  },
  exception_postings: {
    service: {
      updates: [],
      deletes: false,
    },
    owner: {
      updates: [],
      deletes: false,
    },
  },
  exchange_rates: {
    service: {
      updates: ['rate', 'updated_at'],
      deletes: true,
    },
    owner: {
      updates: 'all',
      deletes: true,
    },
  },
  export_batches: {
    service: {
      updates: [],
      deletes: false,
    },
    owner: {
      updates: [],
      deletes: false,
    },
  },
  export_chunks: {
    service: {
      updates: [],
      deletes: false,
    },
    owner: {
      updates: [],
      deletes: false,
    },
  },
  export_files: {
    service: {
      updates: [],
      deletes: false,
    },
    owner: {
      updates: [],
      deletes: false,
    },
  },
  idempotency_keys: {
    service: {
      updates: ['answer'],
      deletes: false,
    },
    owner: {
      updates: 'all',
      deletes: true,
    },
  },
  invoice_lines: {
    service: {
      updates: [
        'credited_net',
        'credited_quantity',
        'credited_quantity_gross',
        'credited_quantity_net',
        'credited_tax',
        'credited_taxes',
      ],
      deletes: true,
    },
    owner: {
      updates: [
        'credited_net',
        'credited_quantity',
        'credited_quantity_gross',
        'credited_quantity_net',
        'credited_tax',
        'credited_taxes',
      ],
      deletes: true,
    },
  },
  invoices: {
    service: {
      updates: 'all',
      deletes: true,
    },
    owner: {
      updates: 'all',
      deletes: true,
    },
  },
  jobs: {
    service: {
      updates: ['attempts', 'due_at', 'lease'],
      deletes: true,
    },
    owner: {
      updates: 'all',
      deletes: true,
    },
  },
  journal_attachments: {
    service: {
      updates: ['withdrawal_reason', 'withdrawn_at', 'withdrawn_by'],
      deletes: false,
    },
    owner: {
      updates: ['withdrawal_reason', 'withdrawn_at', 'withdrawn_by'],
      deletes: false,
    },
  },
  journal_drafts: {
    service: {
      updates: ['currency', 'date', 'exchange_rate', 'lines', 'request', 'request_id', 'updated_at'],
      deletes: true,
    },
    owner: {
      updates: 'all',
      deletes: true,
    },
  },
  journal_entries: {
    service: {
      updates: [],
      deletes: false,
    },
    owner: {
      updates: [],
      deletes: false,
    },
  },
  journal_lines: {
    service: {
      updates: [],
      deletes: false,
    },
    owner: {
      updates: [],
      deletes: false,
    },
  },
  journal_rollup: {
    service: {
      updates: ['base_credit', 'base_debit'],
      deletes: true,
    },
    owner: {
      updates: 'all',
      deletes: true,
    },
  },
  journal_rollup_marks: {
    service: {
      updates: ['through'],
      deletes: false,
    },
    owner: {
      updates: 'all',
      deletes: true,
    },
  },
  ledgers: {
    service: {
      updates: [],
      deletes: false,
    },
    owner: {
      updates: 'all',
      deletes: true,
    },
  },
  list_changes: {
    service: {
      updates: [],
      deletes: true,
    },
    owner: {
      updates: 'all',
      deletes: true,
    },
  },
  list_totals: {
    service: {
      updates: ['total'],
      deletes: true,
    },
    owner: {
      updates: 'all',
      deletes: true,
    },
  },
  lock_exceptions: {
    service: {
      updates: ['revoked_at', 'revoked_by'],
      deletes: false,
    },
    owner: {
      updates: ['revoked_at', 'revoked_by'],
      deletes: false,
    },
  },
  logos: {
    service: {
      updates: [],
      deletes: false,
    },
    owner: {
      updates: [],
      deletes: false,
    },
  },
  number_series: {
    service: {
      updates: ['pattern'],
      deletes: false,
    },
    owner: {
      updates: 'all',
      deletes: true,
    },
  },
  open_items: {
    service: {
      updates: ['open_amount', 'open_base_amount'],
      deletes: false,
    },
    owner: {
      updates: ['open_amount', 'open_base_amount'],
      deletes: false,
    },
  },
  organisations: {
    service: {
      updates: [
        'address',
        'document_settings',
        'export_settings',
        'fiscal_year_start_month',
        'name',
        'registration_number',
        'reversal_date_policy',
        'seller_version',
        'time_zone',
        'updated_at',
        'vat_number',
      ],
      deletes: false,
    },
    owner: {
      updates: [
        'address',
        'document_settings',
        'export_settings',
        'fiscal_year_start_month',
        'name',
        'organisation_id',
        'registration_number',
        'reversal_date_policy',
        'seller_version',
        'time_zone',
        'updated_at',
        'vat_number',
      ],
      deletes: true,
    },
  },
  payments: {
    service: {
      updates: ['refunded_amount', 'reversal_entry_id', 'reversal_reason', 'reversed_at', 'status'],
      deletes: false,
    },
    owner: {
      updates: ['refunded_amount', 'reversal_entry_id', 'reversal_reason', 'reversed_at', 'status'],
      deletes: false,
    },
  },
  period_lock_changes: {
    service: {
      updates: [],
      deletes: false,
    },
    owner: {
      updates: [],
      deletes: false,
    },
  },
  period_locks: {
    service: {
      updates: ['all_through', 'hard_through', 'sales_through', 'tax_through', 'version'],
      deletes: false,
    },
    owner: {
      updates: 'all',
      deletes: false,
    },
  },
  periods: {
    service: {
      updates: ['changed_at', 'changed_by', 'reason', 'status'],
      deletes: false,
    },
    owner: {
      updates: 'all',
      deletes: false,
    },
  },
  prices: {
    service: {
      updates: ['active', 'archived_at', 'is_default', 'updated_at'],
      deletes: true,
    },
    owner: {
      updates: ['active', 'archived_at', 'is_default', 'updated_at'],
      deletes: true,
    },
  },
  products: {
    service: {
      updates: [
        'account_id',
        'archived_at',
        'description',
        'metadata',
        'name',
        'sku',
        'tax_code',
        'unit',
        'updated_at',
      ],
      deletes: true,
    },
    owner: {
      updates: 'all',
      deletes: true,
    },
  },
  refund_parts: {
    service: {
      updates: [],
      deletes: false,
    },
    owner: {
      updates: [],
      deletes: false,
    },
  },
  refunds: {
    service: {
      updates: ['reversal_entry_id', 'reversal_reason', 'reversed_at', 'status'],
      deletes: false,
    },
    owner: {
      updates: ['reversal_entry_id', 'reversal_reason', 'reversed_at', 'status'],
      deletes: false,
    },
  },
  relay_cursors: {
    service: {
      updates: ['sequence'],
      deletes: false,
    },
    owner: {
      updates: ['sequence'],
      deletes: false,
    },
  },
  seals: {
    service: {
      updates: [],
      deletes: false,
    },
    owner: {
      updates: [],
      deletes: false,
    },
  },
  seller_profiles: {
    service: {
      updates: [],
      deletes: false,
    },
    owner: {
      updates: [],
      deletes: false,
    },
  },
  tax_rates: {
    service: {
      updates: 'all',
      deletes: true,
    },
    owner: {
      updates: 'all',
      deletes: true,
    },
  },
  webhook_attempts: {
    service: {
      updates: [],
      deletes: false,
    },
    owner: {
      updates: [],
      deletes: true,
    },
  },
  webhook_deliveries: {
    service: {
      updates: ['attempts', 'due_at', 'finished_at', 'lease', 'status', 'tries'],
      deletes: false,
    },
    owner: {
      updates: 'all',
      deletes: true,
    },
  },
  webhook_endpoints: {
    service: {
      updates: [
        'consecutive_failures',
        'description',
        'disabled_at',
        'disabled_reason',
        'event_types',
        'failing_since',
        'from_sequence',
        'last_success_at',
        'paused_until',
        'previous_expires_at',
        'previous_secret',
        'secret',
        'status',
        'until_sequence',
        'updated_at',
        'url',
      ],
      deletes: false,
    },
    owner: {
      updates: [
        'consecutive_failures',
        'description',
        'disabled_at',
        'disabled_reason',
        'event_types',
        'failing_since',
        'from_sequence',
        'last_success_at',
        'paused_until',
        'previous_expires_at',
        'previous_secret',
        'secret',
        'status',
        'until_sequence',
        'updated_at',
        'url',
      ],
      deletes: false,
    },
  },
  write_offs: {
    service: {
      updates: ['reversal_entry_id', 'reversal_reason', 'reversed_at', 'status'],
      deletes: false,
    },
    owner: {
      updates: ['reversal_entry_id', 'reversal_reason', 'reversed_at', 'status'],
      deletes: false,
    },
  },
  year_closings: {
    service: {
      updates: ['reopen_reason', 'reopened_at', 'reopened_by', 'reversal_entry_id'],
      deletes: false,
    },
    owner: {
      updates: ['reopen_reason', 'reopened_at', 'reopened_by', 'reversal_entry_id'],
      deletes: false,
    },
  },
};
