import { Injectable } from '@nestjs/common';
import { DomainError, invalid, notFound } from '../../domain/errors';
import type { EntryLineInput, JournalEntry } from '../../domain/journal/entry';
import { chooseExchangeRate } from '../../domain/money/choose-exchange-rate';
import { Decimal } from '../../domain/money/decimal';
import { postManual } from '../../domain/posting/manual';
import type { Tx } from '../../platform/database/transaction';
import { makeId } from '../../platform/ids';
import type { RequestContext } from '../../platform/request-context/request-context';
import { ChartOfAccounts, type ChartAccount } from '../accounts/chart-of-accounts';
import { Customers } from '../customers/customers';
import { accountNames } from './account-names';
import type { ManualLineRequest } from './dto/journal-entry.dto';
import type { AccountNames } from './entry-view';

/** What a manual entry is decided from, whether it is posted or kept as a draft. */
export interface ManualRequest {
  readonly date: string;
  readonly memo?: string;
  readonly currency?: string;
  readonly exchangeRate?: string;
  readonly lines: readonly ManualLineRequest[];
  readonly autoReverse?: boolean;
}

export interface DecidedManual {
  readonly entry: JournalEntry;
  readonly names: AccountNames;
}

/** Decides manual entries by everything but the calendar: accounts, customers, balance. */
@Injectable()
export class ManualDecisions {
  constructor(
    private readonly chart: ChartOfAccounts,
    private readonly customers: Customers,
  ) {}

  async decide(tx: Tx, ctx: RequestContext, request: ManualRequest): Promise<DecidedManual> {
    const accounts = await this.accountsOf(tx, request.lines);
    await this.assertCustomers(tx, request.lines);
    const entry = this.entryOf(ctx, request, accounts, await this.chart.roles(tx));
    return { entry, names: await this.namesOf(tx, entry.lines) };
  }

  /** The accounts that lines name, as they are now. */
  async namesOf(tx: Tx, lines: readonly { readonly accountId: string }[]): Promise<AccountNames> {
    return accountNames(
      await this.chart.byIds(
        tx,
        lines.map(({ accountId }) => accountId),
      ),
    );
  }

  private entryOf(
    ctx: RequestContext,
    request: ManualRequest,
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
        lines: request.lines.map((line, i) => lineInput(line, i, accounts[i], debtors, ctx)),
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
  ctx: RequestContext,
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
    openItemId: debtors.has(accountId) ? makeId('oi', ctx) : null,
    description: line.description ?? null,
    dimensions: line.dimensions ?? {},
  };
}
