import { Injectable } from '@nestjs/common';
import { conflict, notFound } from '../../domain/errors';
import { formatAmount } from '../../domain/money/amount';
import { Decimal } from '../../domain/money/decimal';
import { assertOpen } from '../../domain/periods/locks';
import { postWriteOff } from '../../domain/posting/write-off';
import { takeFrom, writeOffBeyond } from '../../domain/receivables/take';
import { ENTRY_COUNTER, type Tx } from '../../platform/database/transaction';
import { makeId } from '../../platform/ids';
import type { RequestContext } from '../../platform/request-context/request-context';
import { CreditableInvoices } from '../invoices/creditable-invoices';
import type { HeldInvoice, HeldInvoices } from '../invoices/held-invoices';
import { accountNames } from '../journal/account-names';
import { HeldItems } from '../journal/held-items';
import { JournalWriter } from '../journal/journal-writer';
import type { CreateWriteOffRequest, WriteOffView } from './dto/write-off.dto';
import { itemOn } from './held-item-facts';
import { SettlementFactsLoader } from './settlement-facts';
import type { WriteOffEntity } from './write-off.entity';
import { WriteOffsStore, writeOffView } from './write-offs.store';

/** Writes off what is due of an invoice and will not be paid. It can be credited no more, until the write-off is reversed. */
@Injectable()
export class WriteOffInvoice {
  constructor(
    private readonly invoices: CreditableInvoices,
    private readonly facts: SettlementFactsLoader,
    private readonly journal: JournalWriter,
    private readonly store: WriteOffsStore,
  ) {}

  async stage(
    tx: Tx,
    ctx: RequestContext,
    invoiceId: string,
    request: CreateWriteOffRequest,
  ): Promise<WriteOffView> {
    const invoices = await this.invoices.lock(tx, { ids: [invoiceId] });
    const invoice = issued(invoices, invoiceId);
    const items = await HeldItems.lock(tx, [invoiceId]);
    const facts = await this.facts.load(tx);
    const { date = ctx.today, reason = null } = request;
    const available = Decimal.min(items.openFrom(invoiceId, date), uncredited(invoice));
    const amount = request.amount === undefined ? available : new Decimal(request.amount);
    const { baseCurrency } = ctx.organisation;
    const item = { ...itemOn(items, invoiceId, date), available };
    const asked = { amount, date, today: ctx.today, baseCurrency, beyond: writeOffBeyond };
    const baseAmount = takeFrom(item, asked);
    assertOpen(facts.locks, { date, document: false, taxed: false });
    const { currency, number, clientName } = invoice.invoice;
    const id = makeId('wo', ctx);
    const terms = { id, date, amount, baseAmount, currency, baseCurrency, reason, clientName };
    const { exchangeRate, customerId } = item;
    const ofInvoice = { invoiceId, invoiceNumber: number, exchangeRate, customerId };
    const entry = postWriteOff({ ...terms, ...ofInvoice }, facts.roles);
    items.post(entry);
    invoice.writeOff(amount);
    await tx.takeCounters([ENTRY_COUNTER]);
    const posted = this.journal.stageOne(tx, entry, accountNames(facts.accounts));
    const writeOff = recordOf(ctx, { id, invoiceId, date, currency, reason }, amount, posted.id);
    this.store.insert(tx, writeOff);
    items.stage(tx);
    invoices.stage(tx, items);
    const view = writeOffView(writeOff, { test: ctx.test });
    return ctx.dry ? { ...view, journalEntry: posted.view } : view;
  }
}

function issued(invoices: HeldInvoices, id: string): HeldInvoice {
  const held = invoices.get(id);
  if (!held) throw notFound('Invoice', id);
  const { status, gross } = held.invoice;
  const details = { invoiceId: id };
  if (status === 'draft')
    throw conflict('invoice_not_issued', 'The invoice is a draft: issue it first.', details);
  if (status === 'voided') throw conflict('already_voided', 'The invoice is voided.', details);
  if (new Decimal(gross).isZero())
    throw conflict('not_a_debt', 'The invoice is free of charge.', { openItemId: id });
  return held;
}

/** What neither credit notes nor write-offs took: writing off more would let it be credited below zero. */
function uncredited({ creditable: { gross, creditedGross, writtenOff } }: HeldInvoice): Decimal {
  return gross.minus(creditedGross).minus(writtenOff);
}

function recordOf(
  ctx: RequestContext,
  terms: Pick<WriteOffEntity, 'id' | 'invoiceId' | 'date' | 'currency' | 'reason'>,
  amount: Decimal,
  journalEntryId: string,
): WriteOffEntity {
  return {
    ...terms,
    organisationId: ctx.organisation.organisationId,
    status: 'written_off',
    amount: formatAmount(amount, terms.currency),
    journalEntryId,
    reversalEntryId: null,
    reversedAt: null,
    reversalReason: null,
    createdAt: ctx.now,
    createdBy: ctx.caller.keyId,
    requestId: ctx.requestId,
  };
}
