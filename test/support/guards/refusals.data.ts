/** A statement that has to be refused, with who refuses it in which words. */
export interface Refusal {
  /** The function that refuses, and what it says: `%` stands for anything. */
  readonly of: string;
  readonly says: string;
  /** The trigger that asks it; `call` where the statement does. */
  readonly by: string;
  readonly sql: string;
}

const copy = (table: string, changes: string, where = ''): string =>
  `INSERT INTO ${table} SELECT (jsonb_populate_record(r, ${changes})).* FROM ${table} r ${where} LIMIT 1`;
const json = (changes: object): string => `'${JSON.stringify(changes)}'`;
const HASH = `\\x${'ab'.repeat(32)}`;
const OLD_SNAPSHOT = 'SET TRANSACTION ISOLATION LEVEL REPEATABLE READ';
const CHECKED = 'SET CONSTRAINTS ALL IMMEDIATE';

const DELIVERY = copy(
  'deliveries',
  json({
    id: 'dlv_another',
    channel: 'email',
    message_id: 'm',
    recipients: [{}],
    status: 'sending',
    attempts: 1,
    ended_at: null,
  }),
);
const DRAFT_INVOICE = copy(
  'invoices',
  json({
    id: 'inv_another',
    number: null,
    series_key: null,
    series_number: null,
    status: 'draft',
    issued_at: null,
    customer_id: null,
    credited_gross: 0,
    written_off: 0,
    journal_entry_id: null,
  }),
);
/** The first entry again, under a number far ahead; nobody counts its lines before the commit. */
const ENTRY = copy('journal_entries', json({ id: 'je_another', number: 99999 }), 'WHERE number = 1');
const linesWith = (changes: string): string =>
  `INSERT INTO journal_lines SELECT (jsonb_populate_record(l, ${changes})).* FROM journal_lines l WHERE l.entry_number = 1`;
const IS_SANDBOX = `ALTER TABLE organisations DISABLE TRIGGER organisations_frozen; UPDATE organisations SET sandbox = true`;
const RATE_LATER = `jsonb_build_object('id', 'txr_another', 'valid_from', r.valid_from + 1)`;
const NEXT_BLOCK = `jsonb_build_object('block', r.block + 1, 'previous_hash', r.hash, 'first_entry', r.last_entry + 1,
  'last_entry', r.last_entry + 1000, 'entry_count', 1000, 'entry_hashes', '\\x' || repeat('ab', 32000))`;

const APPENDED = '% on % is refused: these records are append-only';
const NARROWED = 'UPDATE on % may change only %';
const CLOSED = 'ledger % is closed: its sandbox has been reset';
const LOCKED = 'the books are locked on %';

/** Of the function, what it says, by the trigger; and the statement. */
const LIST: readonly (readonly [string, string, string, string])[] = [
  [
    'account_is_unused',
    'an account is deleted in READ COMMITTED only: an older snapshot misses postings',
    'accounts_unused',
    `${OLD_SNAPSHOT}; DELETE FROM accounts`,
  ],
  [
    'account_is_unused',
    'account % has been posted to',
    'accounts_unused',
    `DELETE FROM accounts WHERE code = '1200'`,
  ],
  [
    'assert_open',
    'no lock row for organisation %',
    'call',
    `SELECT assert_open(gen_random_uuid(), '2026-06-01', false, false)`,
  ],
  [
    'assert_open',
    CLOSED,
    'call',
    `UPDATE period_locks SET closed_at = now(); SELECT assert_open(current_organisation_id(), '2026-06-01', false, false)`,
  ],
  [
    'assert_open',
    LOCKED,
    'call',
    `SELECT assert_open(current_organisation_id(), '2025-01-10', false, false)`,
  ],
  [
    'assert_open_or_excepted',
    LOCKED,
    'call',
    `SELECT assert_open_or_excepted(jsonb_populate_record(e, '{"date": "2025-01-10"}'), false, false) FROM journal_entries e`,
  ],
  [
    'closed_year_stays_locked',
    'a closed year is locked until it is opened again',
    'period_locks_closed_year',
    'UPDATE period_locks SET all_through = NULL',
  ],
  [
    'counter_moves_forward',
    'counter % may only move forward',
    'counters_forward',
    'UPDATE counters SET value = value - 1 WHERE value > 0',
  ],
  [
    'credit_note_is_whole',
    'the lines of a credit note are not all there or do not add up',
    'credit_notes_whole',
    copy('credit_notes', json({ id: 'cn_another', number: 'another', series_key: null })),
  ],
  [
    'credit_note_items_belong',
    'a line does not belong to a credit note that is still being written',
    'credit_note_items_belong',
    copy('credit_note_items', json({ line_no: 99, id: 'cni_another' })),
  ],
  [
    'customer_is_not_erased',
    'customer % has been erased',
    'invoices_draft_of_the_erased',
    `${DRAFT_INVOICE}; UPDATE invoices SET customer_id = 'cus_nowhere' WHERE id = 'inv_another'`,
  ],
  [
    'delivery_attempt_forgets',
    'an attempt may only forget what was answered',
    'delivery_attempts_forget',
    `UPDATE delivery_attempts SET outcome = 'unknown'`,
  ],
  [
    'delivery_moves_on',
    'a delivery that is % stays so',
    'deliveries_move_on',
    'UPDATE deliveries SET attempts = attempts + 1',
  ],
  [
    'delivery_moves_on',
    'a delivery does not go back',
    'deliveries_move_on',
    `${DELIVERY}; UPDATE deliveries SET attempts = 0 WHERE id = 'dlv_another'`,
  ],
  [
    'export_file_is_whole',
    'file % of export batch % is not whole',
    'export_files_whole',
    `${copy('export_files', json({ file_no: 99, name: 'another' }))}; ${CHECKED}`,
  ],
  [
    'export_follows',
    'export batch % of % does not begin where the last one ended',
    'export_follows',
    copy('export_batches', json({ id: 'another', number: 99 })),
  ],
  [
    'export_is_frozen',
    'export batch % is frozen',
    'export_chunks_frozen',
    copy('export_chunks', json({ chunk_no: 99 })),
  ],
  [
    'hard_lock_is_final',
    'the hard lock through % can never move back',
    'period_locks_hard',
    `UPDATE period_locks SET hard_through = '2024-12-31'; UPDATE period_locks SET hard_through = NULL`,
  ],
  [
    'idempotent_answer_is_cleared',
    'a stored answer stays as it was given, or is cleared',
    'idempotency_keys_frozen',
    `UPDATE idempotency_keys SET answer = 'x'`,
  ],
  [
    'invoice_is_a_record',
    'a draft invoice keeps its identity and is not voided',
    'invoices_record',
    `${DRAFT_INVOICE}; UPDATE invoices SET created_at = created_at - interval '1 day' WHERE id = 'inv_another'`,
  ],
  [
    'invoice_is_a_record',
    'an issued invoice is a legal record',
    'invoices_record',
    `UPDATE invoices SET currency = 'XTS'`,
  ],
  [
    'invoice_is_whole',
    'the lines of invoice % are not all there or do not add up',
    'invoices_whole',
    `${copy('invoices', json({ id: 'inv_another', number: 'another', series_key: null }))}; ${CHECKED}`,
  ],
  [
    'invoice_is_whole',
    'the lines of invoice % are not all there or do not add up',
    'invoices_whole_at_issue',
    `${DRAFT_INVOICE}; UPDATE invoices SET status = 'issued', number = 'another', issued_at = now(),
       journal_entry_id = (SELECT min(id) FROM journal_entries) WHERE id = 'inv_another'; ${CHECKED}`,
  ],
  [
    'invoice_line_of_a_draft',
    'a line of an issued invoice is not deleted',
    'invoice_lines_of_a_draft',
    'DELETE FROM invoice_lines',
  ],
  [
    'invoice_lines_belong',
    'a line does not belong to an invoice that is still being written',
    'invoice_lines_belong',
    copy('invoice_lines', json({ line_no: 99, id: 'inl_another' })),
  ],
  [
    'journal_entry_holds',
    'journal entry % does not hold: % of % lines, debit %, credit %, base debit %, base credit %',
    'journal_entry_holds',
    `${ENTRY}; ${CHECKED}`,
  ],
  [
    'journal_entry_holds',
    'journal entry % has no predecessor',
    'journal_entry_holds',
    `${ENTRY}; ${linesWith(json({ entry_number: 99999 }))}; ${CHECKED}`,
  ],
  [
    'journal_lines_belong',
    'a journal line does not belong to an entry that is still being written',
    'journal_lines_belong',
    copy('journal_lines', json({ line_no: 99 })),
  ],
  [
    'journal_lines_belong',
    'a journal line names an account that does not exist',
    'journal_lines_belong',
    `${ENTRY}; ${linesWith(json({ entry_number: 99999, account_id: 'acc_nowhere' }))}`,
  ],
  [
    'journal_lines_belong',
    'a line on a debtors account belongs to no open item',
    'journal_lines_belong',
    `${ENTRY}; ${linesWith(`jsonb_build_object('entry_number', 99999, 'open_item_id', NULL,
       'account_id', (SELECT account_id FROM account_roles WHERE role = 'debtors' LIMIT 1))`)}`,
  ],
  [
    'ledger_is_closed',
    CLOSED,
    'period_locks_closed',
    'UPDATE period_locks SET closed_at = now(); UPDATE period_locks SET version = version + 1',
  ],
  [
    'ledger_is_closed',
    CLOSED,
    'counters_closed',
    'UPDATE counters SET closed = true; UPDATE counters SET value = value + 1',
  ],
  [
    'organisation_moves',
    'organisation % is no sandbox: its ledger stays',
    'organisations_move',
    'UPDATE organisations SET organisation_id = gen_random_uuid()',
  ],
  [
    'organisation_moves',
    'the ledger is none of %',
    'organisations_move',
    `${IS_SANDBOX}; UPDATE organisations SET organisation_id = gen_random_uuid()`,
  ],
  [
    'relay_goes_forward',
    'events are relayed once: the cursor never goes back',
    'relay_cursors_forward',
    'UPDATE relay_cursors SET sequence = sequence - 1',
  ],
  [
    'seal_follows',
    'the seal of block % does not follow the one before it',
    'seals_follow',
    copy(
      'seals',
      json({
        block: 99,
        previous_hash: HASH,
        first_entry: 99999,
        last_entry: 99999,
        entry_count: 1,
        entry_hashes: HASH,
      }),
    ),
  ],
  [
    'seal_follows',
    'not all entries of block % are there',
    'seals_follow',
    copy('seals', NEXT_BLOCK, 'ORDER BY block DESC'),
  ],
  [
    'tax_rate_is_unused',
    'a tax rate keeps its identity',
    'tax_rates_unused',
    `UPDATE tax_rates SET created_at = created_at - interval '1 day'`,
  ],
  [
    'tax_rate_is_unused',
    'tax rates are changed in READ COMMITTED only: an older snapshot misses postings',
    'tax_rates_unused',
    `${OLD_SNAPSHOT}; DELETE FROM tax_rates`,
  ],
  ['tax_rate_is_unused', 'the tax rate % has been used', 'tax_rates_unused', 'DELETE FROM tax_rates'],
  [
    'tax_rates_do_not_overlap',
    'tax rates are written in READ COMMITTED only: an older snapshot misses others',
    'tax_rates_apart',
    `${OLD_SNAPSHOT}; ${copy('tax_rates', json({ id: 'txr_another', tax_code: 'another' }))}`,
  ],
  [
    'tax_rates_do_not_overlap',
    'another rate of % in the zone % is valid at the same time',
    'tax_rates_apart',
    copy('tax_rates', RATE_LATER, 'WHERE valid_to IS NULL'),
  ],
  [
    'refuse_change_beyond',
    NARROWED,
    'deliveries_frozen',
    `${DELIVERY}; UPDATE deliveries SET channel = 'manual' WHERE id = 'dlv_another'`,
  ],
  ['refuse_change_beyond', NARROWED, 'organisations_frozen', `UPDATE organisations SET country = 'FR'`],
  [
    'refuse_change',
    APPENDED,
    'customers_erased',
    `UPDATE customers SET name = 'Erased customer', archived_at = now(), metadata = '{}', erased_at = now(), email = NULL,
       phone = NULL, address = NULL, vat_number = NULL, reference = NULL, electronic_address = NULL, contact_name = NULL,
       buyer_reference = NULL;
     UPDATE customers SET archived_at = now()`,
  ],
  [
    'refuse_change',
    APPENDED,
    'credit_notes_void_final',
    `UPDATE credit_notes SET status = 'voided', voided_at = now(); UPDATE credit_notes SET void_reason = 'Another'`,
  ],
  [
    'refuse_change',
    APPENDED,
    'credit_notes_seller_final',
    `UPDATE credit_notes SET seller_version = coalesce(seller_version, 1);
     UPDATE credit_notes SET seller_version = seller_version + 1`,
  ],
  [
    'refuse_change',
    APPENDED,
    'invoices_void_final',
    `UPDATE invoices SET status = 'voided', voided_at = now(), credited_gross = 0, written_off = 0,
       reversal_entry_id = (SELECT min(id) FROM journal_entries) WHERE journal_entry_id IS NOT NULL;
     UPDATE invoices SET void_reason = 'Another' WHERE status = 'voided'`,
  ],
  ...['payments', 'refunds', 'write_offs'].map(
    (table) =>
      [
        'refuse_change',
        APPENDED,
        `${table}_reversal_final`,
        `UPDATE ${table} SET reversal_reason = 'Another' WHERE status = 'reversed'`,
      ] as const,
  ),
  [
    'refuse_change',
    APPENDED,
    'lock_exceptions_revoked_once',
    `UPDATE lock_exceptions SET revoked_at = now(), revoked_by = 'x'; UPDATE lock_exceptions SET revoked_by = 'y'`,
  ],
];

export const REFUSALS: readonly Refusal[] = LIST.map(([of, says, by, sql]) => ({ of, says, by, sql }));
