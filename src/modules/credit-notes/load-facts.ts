import { Injectable } from '@nestjs/common';
import type { Locks } from '../../domain/periods/locks';
import { parsePattern, type NumberPattern } from '../../domain/numbering/pattern';
import type { RoleAccounts } from '../../domain/posting/roles';
import type { Tx } from '../../platform/database/transaction';
import { ChartOfAccounts, type ChartAccount } from '../accounts/chart-of-accounts';
import { Customers, type CustomerFacts } from '../customers/customers';
import { LockReader } from '../periods/lock-reader';
import type { CreateCreditNoteRequest } from './dto/create-credit-note.dto';

/** What a set of credit notes is decided from, read once for all of them behind the posting lock. */
export interface CreditNoteFactsSet {
  readonly locks: Locks;
  readonly roles: RoleAccounts;
  readonly accounts: ReadonlyMap<string, ChartAccount>;
  readonly customers: ReadonlyMap<string, CustomerFacts>;
  readonly pattern: NumberPattern;
}

@Injectable()
export class FactsLoader {
  constructor(
    private readonly locks: LockReader,
    private readonly chart: ChartOfAccounts,
    private readonly customers: Customers,
  ) {}

  async load(tx: Tx, requests: readonly CreateCreditNoteRequest[]): Promise<CreditNoteFactsSet> {
    const [chart, customers, pattern] = await Promise.all([
      this.chart.forPosting(tx, requests.flatMap(accountIds)),
      this.customers.byIds(
        tx,
        requests.flatMap(({ customerId }) => customerId ?? []),
      ),
      patternOf(tx),
    ]);
    return { locks: this.locks.held(tx), ...chart, customers, pattern };
  }
}

function accountIds({ items, outOfBandAccountId }: CreateCreditNoteRequest): string[] {
  return [
    ...(items ?? []).flatMap(({ accountId }) => accountId ?? []),
    ...(outOfBandAccountId ? [outOfBandAccountId] : []),
  ];
}

async function patternOf(tx: Tx): Promise<NumberPattern> {
  const row = await tx.one<{ pattern: string }>(
    `SELECT pattern FROM number_series WHERE organisation_id = $1 AND document_type = 'credit_note'`,
    [tx.organisationId],
  );
  if (!row) throw new Error(`organisation ${tx.organisationId} has no number series for credit notes`);
  return parsePattern(row.pattern);
}
