import { Decimal } from '../money/decimal';
import { thrownBy } from '../testing/thrown-by';
import {
  assertDraft,
  assertInvoiceTransition,
  assertInvoiceVoidable,
  creditStatus,
  INVOICE_STATUSES,
  paymentStatus,
  settledOf,
  type InvoiceStatus,
  type Voidable,
} from './invoice-states';

const d = (text: string): Decimal => new Decimal(text);
const settlement = (gross: string, due: string, writtenOff = '0') => ({
  gross: d(gross),
  due: d(due),
  writtenOff: d(writtenOff),
});
/** The code of a refusal, with its reason. */
const refusal = (call: () => void): string => {
  const error = thrownBy(call);
  if (!error) return 'allowed';
  return error.code === 'conflict' ? `conflict ${error.details['reason'] as string}` : error.code;
};

describe('an invoice is', () => {
  it.each([
    ['unpaid', '120', '120', '0'],
    ['partially_paid', '120', '119.99', '0'],
    ['paid', '120', '0', '0'],
    ['unpaid', '120', '0', '120'],
    ['unpaid', '120', '100', '20'],
    ['partially_paid', '120', '0', '20'],
    ['partially_paid', '120', '50', '20'],
    ['paid', '0', '0', '0'],
  ])('%s with a gross of %s, %s due and %s written off', (expected, gross, due, writtenOff) => {
    expect(paymentStatus('issued', settlement(gross, due, writtenOff))).toBe(expected);
  });

  it('unpaid as a draft and when it is voided, of which nothing is settled', () => {
    expect(paymentStatus('draft', settlement('120', '0'))).toBe('unpaid');
    expect(paymentStatus('voided', settlement('120', '0'))).toBe('unpaid');
    expect(paymentStatus('draft', settlement('0', '0'))).toBe('unpaid');
  });

  it('settled by what is neither due nor written off', () => {
    expect(settledOf(settlement('120', '50', '20')).toFixed()).toBe('50');
  });

  it('credited when all of its gross was taken back, partially with a part of it', () => {
    expect(creditStatus(d('120'), d('0'))).toBe('none');
    expect(creditStatus(d('120'), d('0.01'))).toBe('partially_credited');
    expect(creditStatus(d('120'), d('120'))).toBe('credited');
    expect(creditStatus(d('0'), d('0'))).toBe('none');
  });
});

describe('the status of an invoice', () => {
  it('goes from draft to issued, and stays what it is when asked for again', () => {
    const table = INVOICE_STATUSES.map((from) =>
      INVOICE_STATUSES.map((to) => refusal(() => assertInvoiceTransition(from, to))),
    );
    expect(table).toEqual([
      ['allowed', 'allowed', 'use_void_action'],
      ['conflict illegal_transition', 'allowed', 'use_void_action'],
      ['conflict already_voided', 'conflict already_voided', 'use_void_action'],
    ]);
  });

  it('lets only a draft be edited', () => {
    expect(INVOICE_STATUSES.map((status) => refusal(() => assertDraft(status, 'inv_1')))).toEqual([
      'allowed',
      'conflict invoice_not_draft',
      'conflict already_voided',
    ]);
  });
});

describe('an invoice is voided', () => {
  const invoice = (status: InvoiceStatus, over: Partial<Voidable> = {}): Voidable => ({
    id: 'inv_1',
    status,
    credited: false,
    ...settlement('120', '120'),
    ...over,
  });

  it.each<[string, Voidable]>([
    ['allowed', invoice('issued')],
    ['allowed', invoice('issued', settlement('0', '0'))],
    ['conflict already_voided', invoice('voided', { credited: true })],
    ['conflict invoice_not_issued', invoice('draft')],
    ['conflict invoice_credited', invoice('issued', { credited: true, due: d('0') })],
    ['conflict invoice_written_off', invoice('issued', settlement('120', '100', '20'))],
    ['conflict invoice_settled', invoice('issued', settlement('120', '119.99'))],
    ['conflict invoice_settled', invoice('issued', settlement('120', '0'))],
  ])('unless something of it lives: %s', (expected, each) => {
    expect(refusal(() => assertInvoiceVoidable(each))).toBe(expected);
  });
});
