import { chooseReversalDate, type Locks, type ReversalDateInput } from '../../domain/periods/locks';
import type { PlainDate } from '../../domain/periods/plain-date';
import type { RequestContext } from '../../platform/request-context/request-context';

/** The date of a reversal by the organisation's policy, as of today. @throws DomainError as `chooseReversalDate` */
export function reversalDate(
  { organisation, today }: RequestContext,
  asked: Omit<ReversalDateInput, 'policy' | 'today'>,
): PlainDate {
  return chooseReversalDate({ ...asked, policy: organisation.reversalDatePolicy, today });
}

/**
 * Judges the void of a stub document by its date alone: nothing is known of it but that it would be dated today at the latest.
 * @throws DomainError as `chooseReversalDate`
 */
export function assertStubVoidable(
  ctx: RequestContext,
  requested: PlainDate | undefined,
  locks: Locks,
): void {
  reversalDate(ctx, {
    requested,
    original: requested ?? ctx.today,
    locks,
    posting: { document: true, taxed: true },
  });
}
