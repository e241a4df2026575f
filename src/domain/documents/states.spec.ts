import { assertTransition, assertVoidable, CREDIT_NOTE_STATUSES, type CreditNoteStatus } from './states';

describe('the status of a credit note', () => {
  const allowed = [
    'draft→draft',
    'draft→issued',
    'draft→applied',
    'issued→issued',
    'issued→applied',
    'applied→applied',
  ];
  const live = CREDIT_NOTE_STATUSES.filter((status) => status !== 'voided');
  const pairs = live.flatMap((from) => live.map((to): [CreditNoteStatus, CreditNoteStatus] => [from, to]));

  it.each(pairs)('%s to %s is allowed forwards only', (from, to) => {
    if (allowed.includes(`${from}→${to}`)) {
      expect(() => assertTransition(from, to)).not.toThrow();
    } else {
      expect(() => assertTransition(from, to)).toThrow(
        expect.objectContaining({ code: 'conflict', details: { reason: 'illegal_transition', from, to } }),
      );
    }
  });

  it.each(CREDIT_NOTE_STATUSES)('%s becomes voided only by the void action', (from) => {
    expect(() => assertTransition(from, 'voided')).toThrow(
      expect.objectContaining({ code: 'use_void_action' }),
    );
  });

  it('can be voided from anywhere, once', () => {
    for (const status of live) expect(() => assertVoidable(status)).not.toThrow();
    const alreadyVoided = expect.objectContaining({
      code: 'conflict',
      details: { reason: 'already_voided' },
    });
    expect(() => assertVoidable('voided')).toThrow(alreadyVoided);
    for (const to of live) expect(() => assertTransition('voided', to)).toThrow(alreadyVoided);
  });
});
