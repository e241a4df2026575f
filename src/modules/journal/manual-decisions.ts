import { Injectable } from '@nestjs/common';
import { DomainError, invalid, notFound } from '../../domain/errors';
import type { EntryLineInput, JournalEntry } from '../../domain/journal/entry';
import { chooseExchangeRate } from '../../domain/money/choose-exchange-rate';
import { Decimal } from '../../domain/money/decimal';
import { postManual } from '../../domain/posting/manual';
import type { RoleAccounts } from '../../domain/posting/roles';
import { allDone } from '../../platform/batch/batch-outcomes';
import type { Tx } from '../../platform/database/transaction';
import { makeId } from '../../platform/ids';
import type { RequestContext } from '../../platform/request-context/request-context';
import { ChartOfAccounts, type ChartAccount } from '../accounts/chart-of-accounts';
import { Customers, type CustomerFacts } from '../customers/customers';
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

/** What a set of manual entries is decided from, read once for all of them. */
export interface ManualFacts {
  readonly roles: RoleAccounts;
  /** Those that lines name, and those that hold a role. */
  readonly accounts: ReadonlyMap<string, ChartAccount>;
  readonly byCode: ReadonlyMap<string, ChartAccount>;
  readonly customers: ReadonlyMap<string, CustomerFacts>;
}

/** Decides manual entries by everything but the calendar: accounts, customers, balance. */
@Injectable()
export class ManualDecisions {
  constructor(
    private readonly chart: ChartOfAccounts,
    private readonly customers: Customers,
  ) {}

  async load(tx: Tx, requests: readonly ManualRequest[]): Promise<ManualFacts> {
    const lines = requests.flatMap((request) => request.lines);
    const [{ roles, accounts }, byCode, customers] = await allDone([
      this.chart.forPosting(
        tx,
        lines.flatMap(({ accountId }) => accountId ?? []),
      ),
      this.chart.byCodes(
        tx,
        lines.flatMap(({ accountCode }) => accountCode ?? []),
      ),
      this.customers.byIds(
        tx,
        lines.flatMap(({ customerId }) => customerId ?? []),
      ),
    ]);
    const ofCodes = [...byCode.values()].map((account) => [account.id, account] as const);
    return { roles, accounts: new Map([...accounts, ...ofCodes]), byCode, customers };
  }

  /** @throws DomainError where a line names what is not there, or the entry does not balance. */
  decide(ctx: RequestContext, request: ManualRequest, known: ManualFacts): DecidedManual {
    const accounts = accountsOf(request.lines, known);
    assertCustomers(request.lines, known);
    const entry = entryOf(ctx, request, accounts, known.roles);
    return { entry, names: accountNames(known.accounts) };
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
}

function entryOf(
  ctx: RequestContext,
  request: ManualRequest,
  accounts: readonly ChartAccount[],
  roles: RoleAccounts,
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

function accountsOf(lines: readonly ManualLineRequest[], { accounts, byCode }: ManualFacts): ChartAccount[] {
  return lines.map(({ accountId, accountCode }, i) => {
    if ((accountId == null) === (accountCode == null))
      throw invalid(`lines.${i}.accountId`, 'name the account by accountId or by accountCode');
    const account = accountId != null ? accounts.get(accountId) : byCode.get(accountCode ?? '');
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

function assertCustomers(lines: readonly ManualLineRequest[], { customers }: ManualFacts): void {
  const missing = lines.flatMap(({ customerId }) => customerId ?? []).find((id) => !customers.has(id));
  if (missing !== undefined) throw notFound('Customer', missing);
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
