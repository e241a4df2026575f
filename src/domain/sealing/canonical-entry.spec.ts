import golden from './golden.data.json';
import { canonicalEntry, type SealableEntry } from './canonical-entry';
import { lengthPrefixed } from './canonical-text';

const entries = golden.entries as unknown as readonly {
  readonly what: string;
  readonly entry: SealableEntry;
  readonly canonical: string;
}[];
const first = entries[0]?.entry as SealableEntry;
const [line] = first.lines;
const withLine = (change: object): SealableEntry => ({
  ...first,
  lines: [{ ...line, ...change } as SealableEntry['lines'][number], ...first.lines.slice(1)],
});

describe('The bytes that stand for an entry', () => {
  it.each(entries)('are those of the published example: $what', ({ entry, canonical }) => {
    expect(canonicalEntry(entry)).toBe(canonical);
  });

  it.each<[string, object]>([
    ['number', { number: 7 }],
    ['id', { id: 'je_other' }],
    ['date', { date: '2026-04-26' }],
    ['instant of posting', { postedAt: '2026-04-25T12:00:00.001Z' }],
    ['poster', { postedBy: 'key_other' }],
    ['kind', { sourceType: 'manual' }],
    ['document', { sourceId: null }],
    ['document number', { documentNumber: 'CN-2026-0002' }],
    ['currency', { currency: 'EUR' }],
    ['rate', { exchangeRate: '1.1' }],
    ['base currency', { baseCurrency: 'EUR' }],
    ['reversed entry', { reversesEntryNumber: 1 }],
    ['lines', { lines: first.lines.slice(1) }],
  ])('differ with its %s', (_, change) => {
    expect(canonicalEntry({ ...first, ...change })).not.toBe(canonicalEntry(first));
  });

  it.each<[string, object]>([
    ['account', { accountId: 'acc_other' }],
    ['debit', { debit: '100.01' }],
    ['credit', { credit: '0.01' }],
    ['debit in base', { baseDebit: '100.01' }],
    ['credit in base', { baseCredit: '0.01' }],
    ['VAT code', { vatCode: null }],
    ['customer', { customerId: 'cus_other' }],
    ['open item', { openItemId: 'cn_other' }],
    ['dimensions', { dimensions: { project: 'south', 'Cost centre': '7' } }],
  ])("differ with a line's %s", (_, change) => {
    expect(canonicalEntry(withLine(change))).not.toBe(canonicalEntry(first));
  });

  it('do not differ with zeros behind an amount, nor with the order in which dimensions are kept', () => {
    const same = {
      debit: '100',
      baseDebit: '100.0000',
      dimensions: { 'Cost centre': '7', project: 'north' },
    };
    expect(canonicalEntry(withLine(same))).toBe(canonicalEntry(first));
  });
});

describe('Fields with their length', () => {
  it('cannot be cut in another way', () => {
    expect(lengthPrefixed(['a,1:b'])).not.toBe(lengthPrefixed(['a', 'b']));
    expect(lengthPrefixed(['', null])).toBe('0:,-,');
    expect(lengthPrefixed(['€'])).toBe('3:€,');
  });
});
