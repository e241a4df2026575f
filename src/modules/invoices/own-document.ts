import { DomainError } from '../../domain/errors';
import type { InvoiceEntity } from './invoice.entity';

/**
 * An opening invoice is a debt that was brought in: its document is where it was issued.
 * @throws DomainError `document_of_another_system`
 */
export function assertOwnDocument({ id, kind, number }: Pick<InvoiceEntity, 'id' | 'kind' | 'number'>): void {
  if (kind !== 'opening') return;
  throw new DomainError(
    'document_of_another_system',
    `The invoice ${number ?? id} was issued by another system, which has its document.`,
    { invoiceId: id },
  );
}
