import type { MigrationInterface, QueryRunner } from 'typeorm';
import { fenceByOrganisation, freezeAllBut, makeAppendOnly } from './sql';

/** What happens to an open item after it was opened: allocations, payments, refunds and write-offs. */
export class Receivables1790000000800 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await allocations(runner);
    await payments(runner);
    await refunds(runner);
    await writeOffs(runner);
    await creditNotes(runner);
    for (const table of ['payments', 'refunds', 'write_offs']) await finalReversal(runner, table);
    // What an item's lines did to it, by date: settling asks for it before it takes anything.
    await runner.query(`CREATE INDEX journal_lines_open_item ON journal_lines (organisation_id, open_item_id, date)
      WHERE open_item_id IS NOT NULL`);
    await runner.query(`ALTER TABLE journal_entries DROP CONSTRAINT journal_entries_source_type_check`);
    await runner.query(`ALTER TABLE journal_entries ADD CONSTRAINT journal_entries_source_type_check CHECK (source_type IN (
      'credit_note', 'invoice', 'payment', 'refund', 'settlement', 'write_off', 'allocation', 'opening', 'manual', 'year_end'))`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(
      `ALTER TABLE credit_notes DROP COLUMN refunded_amount, DROP COLUMN settlement_reversal_entry_id`,
    );
    await runner.query(`DROP INDEX journal_lines_open_item`);
    await runner.query(`DROP TABLE write_offs, refund_parts, refunds, payments, allocations`);
  }
}

/**
 * An allocation sets a credit item off against a debit item; `amount` is positive, and a counter-row that takes one back has
 * the negative amounts and names it. `base_amount` moves from one item to the other; what their rates differ by is on the
 * entry, whose debtors line is on the debit item.
 */
async function allocations(runner: QueryRunner): Promise<void> {
  await runner.query(`
    CREATE TABLE allocations (
      organisation_id uuid NOT NULL,
      id text COLLATE "C" NOT NULL,
      kind text NOT NULL CHECK (kind IN ('pre_payment', 'applied')),
      credit_item_id text COLLATE "C" NOT NULL,
      debit_item_id text COLLATE "C" NOT NULL,
      customer_id text COLLATE "C",
      date date NOT NULL,
      currency currency_code NOT NULL,
      amount signed_amount NOT NULL CHECK (amount <> 0),
      base_amount signed_amount NOT NULL,
      journal_entry_id text COLLATE "C",
      reverses_allocation_id text COLLATE "C",
      created_at timestamptz NOT NULL,
      created_by text NOT NULL,
      request_id text NOT NULL,
      PRIMARY KEY (organisation_id, id),
      FOREIGN KEY (organisation_id, credit_item_id) REFERENCES open_items (organisation_id, id),
      FOREIGN KEY (organisation_id, debit_item_id) REFERENCES open_items (organisation_id, id),
      FOREIGN KEY (organisation_id, reverses_allocation_id) REFERENCES allocations (organisation_id, id),
      CONSTRAINT counter_rows_are_negative CHECK ((amount < 0) = (reverses_allocation_id IS NOT NULL))
    )`);
  await runner.query(`CREATE UNIQUE INDEX allocations_taken_back_once ON allocations (organisation_id, reverses_allocation_id)
    WHERE reverses_allocation_id IS NOT NULL`);
  await runner.query(`CREATE INDEX allocations_credit ON allocations (organisation_id, credit_item_id, id)`);
  await runner.query(`CREATE INDEX allocations_debit ON allocations (organisation_id, debit_item_id, id)`);
  await fenceByOrganisation(runner, 'allocations', ['SELECT', 'INSERT']);
  await makeAppendOnly(runner, 'allocations');
}

async function payments(runner: QueryRunner): Promise<void> {
  await runner.query(`
    CREATE TABLE payments (
      organisation_id uuid NOT NULL REFERENCES ledgers,
      id text COLLATE "C" NOT NULL,
      status text NOT NULL CHECK (status IN ('received', 'reversed')),
      customer_id text COLLATE "C",
      client_name text,
      date date NOT NULL,
      amount money_amount NOT NULL CHECK (amount > 0),
      currency currency_code NOT NULL,
      exchange_rate numeric NOT NULL CHECK (exchange_rate > 0 AND exchange_rate < 1e15),
      base_amount money_amount NOT NULL,
      method text,
      reference text,
      bank_account_id text COLLATE "C" NOT NULL,
      memo text,
      metadata jsonb NOT NULL,
      refunded_amount money_amount NOT NULL,
      journal_entry_id text COLLATE "C" NOT NULL,
      reversal_entry_id text COLLATE "C",
      reversed_at timestamptz,
      reversal_reason text,
      created_at timestamptz NOT NULL,
      created_by text NOT NULL,
      request_id text NOT NULL,
      PRIMARY KEY (organisation_id, id),
      FOREIGN KEY (organisation_id, customer_id) REFERENCES customers (organisation_id, id),
      FOREIGN KEY (organisation_id, journal_entry_id) REFERENCES journal_entries (organisation_id, id),
      CONSTRAINT refunded_within_the_payment CHECK (refunded_amount <= amount),
      CONSTRAINT reversed_with_facts CHECK ((status = 'reversed') = (reversed_at IS NOT NULL)
        AND (status = 'reversed') = (reversal_entry_id IS NOT NULL))
    )`);
  await runner.query(`CREATE INDEX payments_customer ON payments (organisation_id, customer_id, id)`);
  const mutable = ['status', 'refunded_amount', 'reversal_entry_id', 'reversed_at', 'reversal_reason'];
  await fenceByOrganisation(runner, 'payments', ['SELECT', 'INSERT', `UPDATE (${mutable.join(', ')})`]);
  await freezeAllBut(runner, 'payments', mutable);
}

/** Money paid back: on one credit note, one payment, or a customer's balance, whose items are the parts. */
async function refunds(runner: QueryRunner): Promise<void> {
  await runner.query(`
    CREATE TABLE refunds (
      organisation_id uuid NOT NULL REFERENCES ledgers,
      id text COLLATE "C" NOT NULL,
      status text NOT NULL CHECK (status IN ('paid', 'reversed')),
      source text NOT NULL CHECK (source IN ('credit_note', 'payment', 'balance')),
      credit_note_id text COLLATE "C",
      payment_id text COLLATE "C",
      customer_id text COLLATE "C",
      client_name text,
      date date NOT NULL,
      amount money_amount NOT NULL CHECK (amount > 0),
      currency currency_code NOT NULL,
      exchange_rate numeric NOT NULL CHECK (exchange_rate > 0 AND exchange_rate < 1e15),
      bank_account_id text COLLATE "C" NOT NULL,
      reference text,
      memo text,
      metadata jsonb NOT NULL,
      journal_entry_id text COLLATE "C" NOT NULL,
      reversal_entry_id text COLLATE "C",
      reversed_at timestamptz,
      reversal_reason text,
      created_at timestamptz NOT NULL,
      created_by text NOT NULL,
      request_id text NOT NULL,
      PRIMARY KEY (organisation_id, id),
      FOREIGN KEY (organisation_id, credit_note_id) REFERENCES credit_notes (organisation_id, id),
      FOREIGN KEY (organisation_id, payment_id) REFERENCES payments (organisation_id, id),
      FOREIGN KEY (organisation_id, journal_entry_id) REFERENCES journal_entries (organisation_id, id),
      CONSTRAINT reversed_with_facts CHECK ((status = 'reversed') = (reversed_at IS NOT NULL)
        AND (status = 'reversed') = (reversal_entry_id IS NOT NULL))
    )`);
  await runner.query(`CREATE INDEX refunds_credit_note ON refunds (organisation_id, credit_note_id, id)`);
  await runner.query(`CREATE INDEX refunds_customer ON refunds (organisation_id, customer_id, id)`);
  const mutable = ['status', 'reversal_entry_id', 'reversed_at', 'reversal_reason'];
  await fenceByOrganisation(runner, 'refunds', ['SELECT', 'INSERT', `UPDATE (${mutable.join(', ')})`]);
  await freezeAllBut(runner, 'refunds', mutable);
  await runner.query(`
    CREATE TABLE refund_parts (
      organisation_id uuid NOT NULL,
      refund_id text COLLATE "C" NOT NULL,
      open_item_id text COLLATE "C" NOT NULL,
      amount money_amount NOT NULL CHECK (amount > 0),
      base_amount money_amount NOT NULL,
      PRIMARY KEY (organisation_id, refund_id, open_item_id),
      FOREIGN KEY (organisation_id, refund_id) REFERENCES refunds (organisation_id, id),
      FOREIGN KEY (organisation_id, open_item_id) REFERENCES open_items (organisation_id, id)
    )`);
  await runner.query(`CREATE INDEX refund_parts_item ON refund_parts (organisation_id, open_item_id)`);
  await fenceByOrganisation(runner, 'refund_parts', ['SELECT', 'INSERT']);
  await makeAppendOnly(runner, 'refund_parts');
}

async function writeOffs(runner: QueryRunner): Promise<void> {
  await runner.query(`
    CREATE TABLE write_offs (
      organisation_id uuid NOT NULL REFERENCES ledgers,
      id text COLLATE "C" NOT NULL,
      status text NOT NULL CHECK (status IN ('written_off', 'reversed')),
      invoice_id text COLLATE "C" NOT NULL,
      date date NOT NULL,
      amount money_amount NOT NULL CHECK (amount > 0),
      currency currency_code NOT NULL,
      reason text,
      journal_entry_id text COLLATE "C" NOT NULL,
      reversal_entry_id text COLLATE "C",
      reversed_at timestamptz,
      reversal_reason text,
      created_at timestamptz NOT NULL,
      created_by text NOT NULL,
      request_id text NOT NULL,
      PRIMARY KEY (organisation_id, id),
      FOREIGN KEY (organisation_id, invoice_id) REFERENCES invoices (organisation_id, id),
      FOREIGN KEY (organisation_id, journal_entry_id) REFERENCES journal_entries (organisation_id, id),
      CONSTRAINT reversed_with_facts CHECK ((status = 'reversed') = (reversed_at IS NOT NULL)
        AND (status = 'reversed') = (reversal_entry_id IS NOT NULL))
    )`);
  await runner.query(`CREATE INDEX write_offs_invoice ON write_offs (organisation_id, invoice_id, id)`);
  const mutable = ['status', 'reversal_entry_id', 'reversed_at', 'reversal_reason'];
  await fenceByOrganisation(runner, 'write_offs', ['SELECT', 'INSERT', `UPDATE (${mutable.join(', ')})`]);
  await freezeAllBut(runner, 'write_offs', mutable);
}

/** No way back from a reversal: its facts are as final as the reversing entry. */
async function finalReversal(runner: QueryRunner, table: string): Promise<void> {
  const facts = (row: string): string =>
    `(${row}.status, ${row}.reversed_at, ${row}.reversal_reason, ${row}.reversal_entry_id)`;
  await runner.query(`
    CREATE TRIGGER ${table}_reversal_final BEFORE UPDATE ON ${table} FOR EACH ROW
      WHEN (OLD.status = 'reversed' AND ${facts('NEW')} IS DISTINCT FROM ${facts('OLD')})
      EXECUTE FUNCTION refuse_change()`);
}

/** What was refunded of the reserve of a credit note, and the entry that took back its settlement outside the system. */
async function creditNotes(runner: QueryRunner): Promise<void> {
  await runner.query(`
    ALTER TABLE credit_notes ADD COLUMN refunded_amount money_amount NOT NULL DEFAULT 0,
      ADD COLUMN settlement_reversal_entry_id text COLLATE "C",
      ADD CONSTRAINT refunded_within_the_reserve CHECK (refunded_amount <= refund_amount)`);
  await runner.query(
    `GRANT UPDATE (refunded_amount, settlement_reversal_entry_id) ON credit_notes TO contra_service`,
  );
  await runner.query(`DROP TRIGGER credit_notes_frozen ON credit_notes`);
  await runner.query(`
    CREATE TRIGGER credit_notes_frozen BEFORE UPDATE ON credit_notes
      FOR EACH ROW EXECUTE FUNCTION refuse_change_beyond('status', 'delivery_status', 'memo', 'notes', 'metadata', 'issued_at',
        'voided_at', 'void_reason', 'reversal_entry_id', 'refunded_amount', 'settlement_reversal_entry_id')`);
}
