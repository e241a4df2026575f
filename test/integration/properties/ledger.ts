import type { Answer, TestApp } from '../../support/app';
import { created, openBooks, type Books } from '../../support/books';
import { assertBooksHold } from '../../support/invariants';
import { ledgerOf, openSession, type Session } from '../../support/plain-sql';
import type { Step } from './step';

interface Posted {
  readonly number: string;
  readonly date: string;
  readonly trade: boolean;
  readonly taxed: boolean;
}

/** An organisation beside which a plain account of its locks is kept, to be compared after each step. */
export class Ledger {
  private readonly notes: string[] = [];
  private readonly entries: string[] = [];
  private readonly months = new Set<string>();
  private readonly through = { sales: '', tax: '', all: '' };
  private last = 0;

  private constructor(
    private readonly app: TestApp,
    private readonly books: Books,
    private readonly customerId: string,
    private readonly session: Session,
  ) {}

  static async open(app: TestApp): Promise<Ledger> {
    const books = await openBooks(app);
    const { id } = await created(books.live, '/customers', { name: 'Acme Ltd' });
    return new Ledger(
      app,
      books,
      id,
      await openSession(app, 'service', await ledgerOf(app, books.organisation.id)),
    );
  }

  close(): Promise<void> {
    return this.session.end();
  }

  /** Does what the step says, or is refused; then everything must hold, and what was posted must have been open. */
  async take(step: Step): Promise<void> {
    const answer = await this.perform(step);
    if (answer && answer.status >= 500) throw new Error(answer.text);
    await this.assertNoneIsLocked();
    if (answer) this.assertAsLocked(step, answer);
    if (answer && answer.status < 300) this.note(step, answer);
    await assertBooksHold(this.app, this.books);
  }

  private perform(step: Step): Promise<Answer> | null {
    const { live } = this.books;
    switch (step.kind) {
      case 'credit':
        return live.post('/credit-notes', this.creditNote(step));
      case 'journal':
        return live.post('/journal/entries', this.journal(step));
      case 'void': {
        const id = this.notes[step.which % this.notes.length];
        return id ? live.patch(`/credit-notes/${id}`, { action: 'void', ...reversalDate(step.day) }) : null;
      }
      case 'reverse': {
        const id = this.entries[step.which % this.entries.length];
        return id ? live.post(`/journal/entries/${id}/reverse`, reversalDate(step.day)) : null;
      }
      case 'lock':
        return live.post(`/periods/per_${step.month}/lock`);
      case 'unlock':
        return live.post(`/periods/per_${step.month}/unlock`, { reason: 'Late paper' });
      case 'through':
        return live.put('/periods/locks', { [step.lock]: step.day });
    }
  }

  private creditNote(step: Step & { kind: 'credit' }): object {
    const { day, unitPrice, quantity, taxRate, gross, currency } = step;
    const price = currency === 'JPY' ? String(Math.ceil(Number(unitPrice))) : unitPrice;
    return {
      customerId: this.customerId,
      issueDate: day,
      currency,
      ...(currency === 'GBP' ? {} : { exchangeRate: '0.853217' }),
      pricesIncludeTax: gross,
      items: [
        { description: 'Goods', quantity, unitPrice: price, taxRate },
        { description: 'Carriage', quantity: 1, unitPrice: 1, taxRate: 20 },
      ],
    };
  }

  private journal({ day, amount, onDebtors, taxed }: Step & { kind: 'journal' }): object {
    const debit = onDebtors ? { accountCode: '1100', customerId: this.customerId } : { accountCode: '1210' };
    const credit = taxed ? { accountCode: '2200', vatCode: 'S20' } : { accountCode: '1200' };
    return {
      date: day,
      lines: [
        { ...debit, debit: amount },
        { ...credit, credit: amount },
      ],
    };
  }

  private note(step: Step, { body }: Answer): void {
    if (step.kind === 'credit') this.notes.push(body.id);
    if (step.kind === 'journal') this.entries.push(body.id);
    if (step.kind === 'lock') this.months.add(step.month);
    if (step.kind === 'unlock') this.months.delete(step.month);
    if (step.kind === 'through') this.through[step.lock] = step.day ?? '';
  }

  private isLocked({ date, trade, taxed }: Omit<Posted, 'number'>): boolean {
    const { sales, tax, all } = this.through;
    return (
      this.months.has(date.slice(0, 7)) || date <= all || (taxed && date <= tax) || (trade && date <= sales)
    );
  }

  private async assertNoneIsLocked(): Promise<void> {
    const posted = await this.session.sql<Posted & Record<string, unknown>>(
      `SELECT number::text, date::text, source_type = 'credit_note' AS trade,
         EXISTS (SELECT FROM journal_lines l WHERE l.entry_number = e.number AND l.vat_code IS NOT NULL) AS taxed
       FROM journal_entries e WHERE number > $1 ORDER BY e.number`,
      [this.last],
    );
    for (const entry of posted) {
      if (this.isLocked(entry)) throw new Error(`posted into a locked range: ${JSON.stringify(entry)}`);
      this.last = Number(entry.number);
    }
  }

  /** A refusal is as much a claim as a posting: what is declared for an open day is posted, and only that. */
  private assertAsLocked(step: Step, { status, text }: Answer): void {
    if (step.kind !== 'credit' && step.kind !== 'journal') return;
    const trade = step.kind === 'credit';
    const expected = this.isLocked({ date: step.day, trade, taxed: trade || step.taxed }) ? 403 : 201;
    if (status !== expected)
      throw new Error(`${status}, not ${expected}, for ${JSON.stringify(step)}: ${text}`);
  }
}

const reversalDate = (day: string | null): object => (day === null ? {} : { reversalDate: day });
