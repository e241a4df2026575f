import { allocate } from '../money/allocate';
import type { Decimal } from '../money/decimal';
import { ZERO } from '../money/decimal';
import { applyRows } from './apply-rows';
import { assertAmount, assertWithinInvoice } from './ceilings';
import type { Basis, CreditableInvoice } from './creditable';
import type { CreditForm, CreditRow } from './forms';
import { GrossCourse } from './gross-course';
import type { AskedOfRate } from './gross-share';
import { askedOfLine, lineOf, namesLine } from './line-forms';
import { groupByRate, type RateGroup } from './rate-groups';
import { askedOfRates, spread } from './spread';

/** As `resolveCredit`, of an invoice whose prices include tax; `basis` is that of the note's prices. */
export function resolveOfGrossPrices(
  invoice: CreditableInvoice,
  forms: readonly CreditForm[],
  basis: Basis,
): CreditRow[] {
  const course = new GrossCourse(invoice);
  const rows = forms.flatMap((form, index): CreditRow[] => {
    if (!namesLine(form)) return [];
    const line = lineOf(invoice, course.now, form);
    return [course.take(line, askedOfLine(invoice, line, form, index))];
  });
  if (forms.some(({ form }) => form === 'free')) {
    const groups = groupByRate([...course.now.values()]);
    const asked = askedOfRates(invoice, groups, forms, basis);
    for (const group of groups)
      rows.push(...takeSpread(course, group, asked.get(group.key) ?? [], basis, invoice.currency));
  }
  forms.forEach((form, index) => {
    if (form.form !== 'flat') return;
    assertAmount(form.gross, form.field, invoice.currency);
    assertWithinInvoice(applyRows(invoice, rows), form.gross, form.field);
    rows.push(...takeFlat(course, form.gross, index, invoice.currency));
  });
  return rows;
}

function takeSpread(
  course: GrossCourse,
  group: RateGroup,
  asked: readonly AskedOfRate[],
  basis: Basis,
  currency: string,
): CreditRow[] {
  return spread(group, asked, basis, currency).flatMap(({ form, position, amount }) => {
    const line = course.now.get(group.lines[position]?.id ?? '');
    return line ? course.take(line, { form, quantity: ZERO, basis, amount }) : [];
  });
}

/** Spread over all rates in proportion to the gross left of them. */
function takeFlat(course: GrossCourse, gross: Decimal, form: number, currency: string): CreditRow[] {
  const groups = groupByRate([...course.now.values()]);
  const parts = allocate(
    gross,
    groups.map(({ left }) => left.gross),
    currency,
  );
  return groups.flatMap((group, index) =>
    takeSpread(course, group, [{ form, amount: parts[index] ?? ZERO }], 'gross', currency),
  );
}
