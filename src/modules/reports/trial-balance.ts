import { Injectable } from '@nestjs/common';
import { formatAmount } from '../../domain/money/amount';
import { Decimal, sum, ZERO } from '../../domain/money/decimal';
import { UnitOfWork } from '../../platform/database/unit-of-work';
import type { RequestContext } from '../../platform/request-context/request-context';
import { dimensionOf } from '../journal/dimension';
import type { TrialBalanceQuery, TrialBalanceView } from './dto/trial-balance.dto';

interface Row {
  code: string;
  name: string;
  type: string;
  balance: string;
}

/** Every account that was ever posted to, with its balance in base currency at the end of a day. */
@Injectable()
export class TrialBalance {
  constructor(private readonly work: UnitOfWork) {}

  async asOf(ctx: RequestContext, query: TrialBalanceQuery): Promise<TrialBalanceView> {
    const asOf = query.asOf ?? ctx.today;
    const dimension = query.dimension === undefined ? null : dimensionOf(query.dimension);
    const rows = await this.work.read(ctx, (tx) =>
      tx.query<Row>(
        `SELECT a.code, a.name, a.type, b.balance
         FROM (SELECT account_id, sum(base_debit) - sum(base_credit) AS balance FROM journal_lines
               WHERE organisation_id = $1 AND date <= $2 AND ($3::jsonb IS NULL OR dimensions @> $3::jsonb)
               GROUP BY account_id) b
         JOIN accounts a ON a.organisation_id = $1 AND a.id = b.account_id
         ORDER BY a.code`,
        [tx.organisationId, asOf, dimension],
      ),
    );
    return viewOf(asOf, ctx.organisation.baseCurrency, rows);
  }
}

function viewOf(asOf: string, currency: string, rows: readonly Row[]): TrialBalanceView {
  const sides = rows.map(({ balance }) => {
    const amount = new Decimal(balance);
    return { debit: amount.gt(0) ? amount : ZERO, credit: amount.lt(0) ? amount.negated() : ZERO };
  });
  const accounts = rows.map(({ code, name, type }, i) => ({
    code,
    name,
    type,
    debit: formatAmount(sides[i]?.debit ?? ZERO, currency),
    credit: formatAmount(sides[i]?.credit ?? ZERO, currency),
  }));
  return {
    asOf,
    currency,
    accounts,
    totals: {
      debit: formatAmount(sum(sides.map(({ debit }) => debit)), currency),
      credit: formatAmount(sum(sides.map(({ credit }) => credit)), currency),
    },
  };
}
