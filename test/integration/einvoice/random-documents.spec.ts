import fc from 'fast-check';
import { applyRows, type CreditForm } from '../../../src/domain/crediting/resolve';
import type { CreditItemInput } from '../../../src/domain/documents/credit-of-invoice';
import type { DocumentItemInput } from '../../../src/domain/documents/priced-document';
import type { DocumentModel } from '../../../src/domain/einvoice/document-model';
import { missingTerms } from '../../../src/domain/einvoice/missing-terms';
import { agreedInvoices, issued, type AgreedInvoice } from '../../../src/domain/testing/invoices';
import { granted, steps } from '../../../src/domain/testing/random-credits';
import { ciiXml } from '../../../src/modules/documents/einvoice/cii-xml';
import { ublXml } from '../../../src/modules/documents/einvoice/ubl-xml';
import type { TaxAllowance } from '../../support/einvoice/calculation-rules';
import { failedRules } from '../../support/einvoice/failed-rules';
import { creditOf, invoiceOf } from '../../support/einvoice/models';
import { faultsByXsd } from '../../support/einvoice/xsd';

const RUNS = { numRuns: process.env.CONTRA_EVERY_VALUE === '1' ? 1000 : 60 };

/** Lines of one tax each, in a currency that the standard can say, as a first reader of the random ones takes them. */
const sayable = (agreed: AgreedInvoice): AgreedInvoice => ({
  ...agreed,
  lines: agreed.lines.map((line) => ({ ...line, taxes: line.taxes.slice(0, 1) })),
});
const invoices = fc
  .constantFrom('EUR', 'JPY')
  .chain((currency) => agreedInvoices(currency))
  .map(sayable);

const itemOf = ({
  quantity,
  unitPrice,
  discount,
  taxes,
}: AgreedInvoice['lines'][number]): DocumentItemInput => ({
  lineType: 'item',
  description: 'Article',
  quantity: quantity.toFixed(),
  unitPrice: unitPrice.toFixed(),
  discount: discount.toFixed(),
  taxes: taxes.map(({ rate, ...tax }) => ({ ...tax, rate: rate.toFixed() })),
});

function askedOf(forms: readonly CreditForm[]) {
  const [first] = forms;
  if (first?.form === 'flat') return { amount: first.gross.toFixed(), description: 'Goodwill' };
  return { items: forms.flatMap((form) => (form.form === 'flat' ? [] : [creditItem(form)])) };
}

function creditItem(form: Exclude<CreditForm, { form: 'flat' }>): CreditItemInput {
  const item = { lineType: 'item', description: 'Credit' } as const;
  if (form.form === 'free') {
    const taxes = form.taxes.map(({ rate, ...tax }) => ({ ...tax, rate: rate.toFixed() }));
    return { ...item, quantity: '1', unitPrice: form.amount.toFixed(), taxes };
  }
  const { invoiceLineId } = form;
  return form.form === 'quantity'
    ? { ...item, invoiceLineId, quantity: form.quantity.toFixed() }
    : { ...item, invoiceLineId, amount: form.net.toFixed() };
}

const written: string[] = [];

/** What can be said is said right; what cannot is named, and only for its tax: all else is told. */
function expectSaidOrNamed(model: DocumentModel, allowance: TaxAllowance): void {
  const missing = missingTerms(model);
  if (missing.length > 0) {
    expect(missing.every(({ term }) => term === 'BT-117')).toBe(true);
    expect(allowance).toBe('official');
    return;
  }
  for (const xml of [ublXml(model), ciiXml(model)]) {
    expect(failedRules(xml, allowance)).toEqual([]);
    written.push(xml);
  }
}

describe('random invoices and the credits of them as electronic invoices', () => {
  it('keep every rule', () => {
    fc.assert(
      fc.property(invoices, (agreed) => {
        const { currency, pricesIncludeTax } = agreed;
        const model = invoiceOf(agreed.lines.map(itemOf), {
          currency,
          baseCurrency: currency,
          pricesIncludeTax,
        });
        expectSaidOrNamed(model, pricesIncludeTax ? 'official' : 'exact');
      }),
      RUNS,
    );
  });

  it('keep every rule when they are credited in parts', () => {
    const histories = fc.array(steps, { minLength: 1, maxLength: 3 });
    fc.assert(
      fc.property(invoices, histories, (agreed, history) => {
        let left = issued(agreed);
        for (const step of history) {
          if ('void' in step) continue;
          const { pricesIncludeTax } = step;
          const forms = granted(left, step.credit, pricesIncludeTax);
          if (forms.length === 0) continue;
          const { model, decided } = creditOf(left, askedOf(forms), { pricesIncludeTax });
          expectSaidOrNamed(model, 'official');
          left = applyRows(left, decided.rows);
        }
      }),
      RUNS,
    );
  });

  it('are valid by the schemas, all of them', () => {
    expect(written.length).toBeGreaterThan(RUNS.numRuns * 2);
    expect(faultsByXsd(written).filter((faults) => faults.length > 0)).toEqual([]);
  });
});
