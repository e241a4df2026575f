import { Injectable } from '@nestjs/common';
import { DomainError, invalid, notFound } from '../../domain/errors';
import type { EntryLineInput, JournalEntry } from '../../domain/journal/entry';
import { lockScope } from '../../domain/journal/lock-scope';
import { chooseExchangeRate } from '../../domain/money/choose-exchange-rate';
import { Decimal } from '../../domain/money/decimal';
import { assertOpen } from '../../domain/periods/locks';
import { postManual } from '../../domain/posting/manual';
import { ENTRY_COUNTER, type Tx } from '../../platform/database/transaction';
import { makeId } from '../../platform/ids';
import type { RequestContext } from '../../platform/request-context/request-context';
import { ChartOfAccounts, type ChartAccount } from '../accounts/chart-of-accounts';
import { Customers } from '../customers/customers';
import { LockReader } from '../periods/lock-reader';
import { accountNames } from './account-names';
import type { CreateJournalEntryRequest, JournalEntryView, ManualLineRequest } from './dto/journal-entry.dto';
import { JournalWriter } from './journal-writer';
import { openItem } from './open-items';

/** Posts manual journals. */
@Injectable()
export class ManualEntries {
  constructor(
    private readonly chart: ChartOfAccounts,
    private readonly customers: Customers,
    private readonly locks: LockReader,
    private readonly journal: JournalWriter,
  ) {}

  async stage(tx: Tx, ctx: RequestContext, request: CreateJournalEntryRequest): Promise<JournalEntryView> {
    if (request.date > ctx.today) {
      throw new DomainError(
        'date_in_future',
        `An entry cannot be dated ${request.date}, after today (${ctx.today}).`,
        {
          field: 'date',
          date: request.date,
          today: ctx.today,
        },
      );
    }
    const locks = this.locks.held(tx);
    const accounts = await this.accountsOf(tx, request.lines);
    await this.assertCustomers(tx, request.lines);
    const entry = this.decide(ctx, request, accounts, await this.chart.roles(tx));
    assertOpen(locks, lockScope(entry));
    await tx.takeCounters([ENTRY_COUNTER]);
    const names = accountNames(
      await this.chart.byIds(
        tx,
        entry.lines.map(({ accountId }) => accountId),
      ),
    );
    const posted = this.journal.stageOne(tx, entry, names);
    stageOpenItems(tx, entry);
    return posted.view;
  }

  private decide(
    ctx: RequestContext,
    request: CreateJournalEntryRequest,
    accounts: readonly ChartAccount[],
    roles: Awaited<ReturnType<ChartOfAccounts['roles']>>,
  ): JournalEntry {
    const { baseCurrency } = ctx.organisation;
    const currency = request.currency ?? baseCurrency;
    const holding = (role: string): Set<string> =>
      new Set(accounts.filter((account) => account.roles.includes(role)).map(({ id }) => id));
    const debtors = holding('debtors');
    return postManual(
      {
        date: request.date,
        memo: request.memo ?? null,
        currency,
        baseCurrency,
        exchangeRate: chooseExchangeRate({ currency, baseCurrency, given: request.exchangeRate }),
        lines: request.lines.map((line, i) => lineInput(line, i, accounts[i], debtors, ctx.dry)),
      },
      { debtors, vat: holding('vat_output') },
      roles,
    );
  }

  private async accountsOf(tx: Tx, lines: readonly ManualLineRequest[]): Promise<ChartAccount[]> {
    const byId = await this.chart.byIds(
      tx,
      lines.flatMap(({ accountId }) => accountId ?? []),
    );
    const byCode = await this.chart.byCodes(
      tx,
      lines.flatMap(({ accountCode }) => accountCode ?? []),
    );
    return lines.map(({ accountId, accountCode }, i) => {
      if ((accountId == null) === (accountCode == null))
        throw invalid(`lines.${i}.accountId`, 'name the account by accountId or by accountCode');
      const account = accountId != null ? byId.get(accountId) : byCode.get(accountCode ?? '');
      if (!account) throw notFound('Account', accountId ?? accountCode);
      if (account.archived) {
        throw new DomainError('account_archived', `The account ${account.code} is archived.`, {
          field: `lines.${i}`,
          accountId: account.id,
        });
      }
      return account;
    });
  }

  private async assertCustomers(tx: Tx, lines: readonly ManualLineRequest[]): Promise<void> {
    const ids = lines.flatMap(({ customerId }) => customerId ?? []);
    const known = await this.customers.byIds(tx, ids);
    const missing = ids.find((id) => !known.has(id));
    if (missing !== undefined) throw notFound('Customer', missing);
  }
}

function lineInput(
  line: ManualLineRequest,
  i: number,
  account: ChartAccount | undefined,
  debtors: ReadonlySet<string>,
  dry: boolean,
): EntryLineInput {
  if ((line.debit == null) === (line.credit == null))
    throw invalid(`lines.${i}.debit`, 'give either a debit or a credit');
  const accountId = account?.id ?? '';
  return {
    accountId,
    debit: line.debit == null ? undefined : new Decimal(line.debit),
    credit: line.credit == null ? undefined : new Decimal(line.credit),
    vatCode: line.vatCode ?? null,
    customerId: line.customerId ?? null,
    openItemId: debtors.has(accountId) ? makeId('oi', { dry }) : null,
    description: line.description ?? null,
    dimensions: line.dimensions ?? {},
  };
}

/** A manual line on a debtors account is an item of its customer, to be settled like any other. */
function stageOpenItems(tx: Tx, entry: JournalEntry): void {
  for (const line of entry.lines) {
    if (line.openItemId === null) continue;
    const amount = line.debit.minus(line.credit).toFixed();
    const baseAmount = line.baseDebit.minus(line.baseCredit).toFixed();
    openItem(tx, {
      id: line.openItemId,
      kind: 'manual',
      customerId: line.customerId,
      documentNumber: null,
      date: entry.date,
      dueDate: null,
      currency: entry.currency,
      exchangeRate: entry.exchangeRate.toFixed(),
      amount,
      baseAmount,
      openAmount: amount,
      openBaseAmount: baseAmount,
    });
  }
}
