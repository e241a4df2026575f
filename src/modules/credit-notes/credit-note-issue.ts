import type { RequestContext } from '../../platform/request-context/request-context';
import type { CreditNoteEntity } from './credit-note.entity';

/** When a credit note that leaves `draft` is issued, and with which seller; nothing for one that is issued already. */
export function issueOf(
  { now, organisation }: RequestContext,
  { issuedAt }: Pick<CreditNoteEntity, 'issuedAt'>,
): Partial<Pick<CreditNoteEntity, 'issuedAt' | 'sellerVersion'>> {
  return issuedAt ? {} : { issuedAt: now, sellerVersion: organisation.sellerVersion };
}
