import { thrownBy } from '../testing/thrown-by';
import { decideOpening, type OpeningInput } from './opening-item';

const facts = { currency: 'GBP', date: '2026-01-01' };
const invoice = (changes: Partial<OpeningInput> = {}): OpeningInput => ({
  type: 'invoice',
  number: 'OLD-1',
  issueDate: '2025-11-30',
  amount: '50.00',
  ...changes,
});
const breakdown = [
  { taxRate: '20', net: '100', tax: '20' },
  { taxRate: '0', net: '10', tax: '0' },
];
const shown = (input: OpeningInput): string[] => {
  const { amount, net, tax, gross } = decideOpening(input, facts);
  return [amount, net, tax, gross].map((each) => each.toFixed(2));
};
const wrong = (input: OpeningInput): unknown =>
  thrownBy(() => decideOpening(input, facts))?.details['errors'];

describe('An opening item', () => {
  it('has the gross of its breakdown, of which a part is still open', () => {
    expect(shown(invoice({ taxBreakdown: breakdown }))).toEqual(['50.00', '110.00', '20.00', '130.00']);
    expect(shown(invoice({ taxBreakdown: breakdown, gross: '130' }))).toEqual([
      '50.00',
      '110.00',
      '20.00',
      '130.00',
    ]);
  });

  it('without a breakdown is taken without tax, in whole or in part', () => {
    expect(shown(invoice())).toEqual(['50.00', '50.00', '0.00', '50.00']);
    expect(shown(invoice({ gross: '80' }))).toEqual(['50.00', '80.00', '0.00', '80.00']);
    expect(decideOpening(invoice(), facts).taxes).toEqual([]);
  });

  it('can be a credit', () => {
    expect(shown({ type: 'credit', amount: '50' })).toEqual(['50.00', '50.00', '0.00', '50.00']);
  });

  it.each<[string, OpeningInput, string]>([
    ['more open than invoiced', invoice({ gross: '49.99' }), 'amount'],
    [
      'a gross that is not that of the breakdown',
      invoice({ gross: '129', taxBreakdown: breakdown }),
      'gross',
    ],
    ['nothing open', invoice({ amount: '0' }), 'amount'],
    ['no number', invoice({ number: undefined }), 'number'],
    ['no issue date', invoice({ issueDate: undefined }), 'issueDate'],
    ['an issue date after the opening', invoice({ issueDate: '2026-01-02' }), 'issueDate'],
    ['a due date before its issue', invoice({ dueDate: '2025-11-29' }), 'dueDate'],
    ['pence and a half', invoice({ amount: '0.005' }), 'amount'],
    [
      'tax at no rate',
      invoice({ taxBreakdown: [{ taxRate: '0', net: '100', tax: '1' }] }),
      'taxBreakdown.0.tax',
    ],
    [
      'more tax than net',
      invoice({ taxBreakdown: [{ taxRate: '20', net: '1', tax: '2' }] }),
      'taxBreakdown.0.tax',
    ],
    [
      'an exemption without a reason',
      invoice({ taxBreakdown: [{ taxCategory: 'E', net: '100', tax: '0' }] }),
      'taxBreakdown.0.taxExemptionReason',
    ],
    ['a tax breakdown of a credit', { type: 'credit', amount: '1', taxBreakdown: breakdown }, 'taxBreakdown'],
  ])('is refused with %s', (_what, input, field) => {
    expect(wrong(input)).toEqual([expect.objectContaining({ field })]);
  });
});
