import type { PricedLine } from '../documents/priced-document';
import type { EntryLineInput } from '../journal/entry';
import { vatCode } from '../tax/category';
import { groupLines } from './group-lines';
import { requireRole, type RoleAccounts } from './roles';

/** The side on which a document stands in Sales and VAT Output: an invoice is a credit there, a credit note a debit. */
export type Side = 'debit' | 'credit';

/**
 * What the lines of a document post to revenue and tax, on one side:
 * the net per revenue account, VAT code and dimensions; the tax per VAT code and dimensions.
 *
 * A line can name a revenue account of its own; otherwise the account with the role sales is meant. A line with several
 * taxes stands once in Sales, under the code of the first, and each of its taxes in VAT Output under its own. Zeros are left out.
 * @throws DomainError `role_unassigned` when an account that is needed is missing from the chart.
 */
export function revenueAndTax(
  lines: readonly PricedLine[],
  side: Side,
  accounts: RoleAccounts,
): EntryLineInput[] {
  const net = lines
    .filter((line) => !line.net.isZero())
    .map((line) => ({
      accountId: line.accountId ?? requireRole(accounts, 'sales'),
      [side]: line.net,
      vatCode: line.taxes[0] ? vatCode(line.taxes[0].category, line.taxes[0].rate) : null,
      dimensions: line.dimensions,
    }));
  const taxes = lines.flatMap((line) =>
    line.taxes
      .filter(({ tax }) => !tax.isZero())
      .map(({ category, rate, tax }) => ({
        accountId: requireRole(accounts, 'vat_output'),
        [side]: tax,
        vatCode: vatCode(category, rate),
        dimensions: line.dimensions,
      })),
  );
  return [...groupLines(net), ...groupLines(taxes)];
}
