import fc from 'fast-check';
import { creditable, leftOf, type CreditableInvoice } from '../crediting/creditable';
import { groupByRate } from '../crediting/rate-groups';
import { applyRows, resolveCredit, type CreditForm } from '../crediting/resolve';
import { minorUnits } from '../money/currency';
import { Decimal } from '../money/decimal';
import { thrownBy } from './thrown-by';

/** A wish that fits any invoice: what it comes to depends on what is left when its turn comes. */
export interface Wish {
  form: CreditForm['form'];
  /** Which line or rate, counted round. */
  pick: number;
  /** How much of what is left, in thousandths. */
  share: number;
}

export type Step = { credit: Wish[]; pricesIncludeTax: boolean } | { void: number };

const shares = fc.oneof(fc.constant(1000), fc.constant(1), fc.integer({ min: 1, max: 1000 }));
const picks = fc.nat(1000);

const wishes = (...forms: CreditForm['form'][]): fc.Arbitrary<Wish> =>
  fc.record({ form: fc.constantFrom(...forms), pick: picks, share: shares });

/** A credit by lines in any mix of forms, or flat; or the void of one of those before. */
export const steps: fc.Arbitrary<Step> = fc.oneof(
  {
    weight: 5,
    arbitrary: fc.record({
      credit: fc.array(wishes('quantity', 'amount', 'free'), { minLength: 1, maxLength: 5 }),
      pricesIncludeTax: fc.boolean(),
    }),
  },
  { weight: 2, arbitrary: fc.record({ credit: fc.tuple(wishes('flat')), pricesIncludeTax: fc.boolean() }) },
  { weight: 2, arbitrary: fc.record({ void: picks }) },
);

/** The wishes of one credit as forms that its ceilings allow, those that name a line first. May be none. */
export function granted(
  invoice: CreditableInvoice,
  credit: readonly Wish[],
  pricesIncludeTax: boolean,
): CreditForm[] {
  const ordered = [...credit].sort((a, b) => Number(a.form === 'free') - Number(b.form === 'free'));
  const forms: CreditForm[] = [];
  for (const wish of ordered) {
    const left = applyRows(invoice, resolveCredit(invoice, forms, { pricesIncludeTax }));
    const form = grant(left, wish, `items.${forms.length}`, pricesIncludeTax);
    if (form && !refusesQuantity(left, form)) forms.push(form);
  }
  return forms;
}

/** A quantity of a line of which amounts have taken all that it is measured in is rightly refused. */
function refusesQuantity(invoice: CreditableInvoice, form: CreditForm): boolean {
  if (form.form !== 'quantity') return false;
  const line = invoice.lines.find(({ id }) => id === form.invoiceLineId);
  if (!line || !leftOf(line)[invoice.pricesIncludeTax ? 'gross' : 'net'].isZero()) return false;
  return thrownBy(() => resolveCredit(invoice, [form], { pricesIncludeTax: false })) !== undefined;
}

function grant(
  invoice: CreditableInvoice,
  { form, pick, share }: Wish,
  field: string,
  pricesIncludeTax: boolean,
): CreditForm | null {
  const part = (left: Decimal, decimals: number): Decimal =>
    left.times(share).div(1000).toDecimalPlaces(decimals, Decimal.ROUND_UP);
  const units = minorUnits(invoice.currency);
  const line = chosen(
    invoice.lines.filter((each) => !leftOf(each)[form === 'quantity' ? 'quantity' : 'net'].isZero()),
    pick,
  );
  switch (form) {
    case 'quantity':
      return line && { form, field, invoiceLineId: line.id, quantity: part(leftOf(line).quantity, 6) };
    case 'amount':
      return line && { form, field, invoiceLineId: line.id, net: part(leftOf(line).net, units) };
    case 'free': {
      const basis = pricesIncludeTax ? 'gross' : 'net';
      const group = chosen(
        groupByRate(invoice.lines).filter(({ left }) => !left[basis].isZero()),
        pick,
      );
      return group && { form, field, taxes: group.taxes, amount: part(group.left[basis], units) };
    }
    case 'flat': {
      const { gross } = creditable(invoice);
      return gross.isZero() ? null : { form, field: 'amount', gross: part(gross, units) };
    }
  }
}

const chosen = <T>(list: readonly T[], pick: number): T | null => list[pick % list.length] ?? null;
