import type { DocumentModel } from '../../domain/einvoice/document-model';
import { einvoiceIncomplete, missingTerms } from '../../domain/einvoice/missing-terms';
import { formatAmount } from '../../domain/money/amount';
import { Decimal } from '../../domain/money/decimal';
import { toBase } from '../../domain/money/exchange';
import type { RequestContext } from '../../platform/request-context/request-context';
import { sellerModel, sellerProfile } from '../organisations/seller-profile';
import type { ModelFacts } from './document-model';

/**
 * Where the organisation asks for it: a document of which no electronic invoice can be made is not issued.
 * @throws DomainError `einvoice_incomplete` naming every missing term.
 */
export function requireEInvoice(
  { organisation }: RequestContext,
  document: { readonly tax: string; readonly exchangeRate: string },
  model: (facts: ModelFacts) => DocumentModel,
): void {
  if (organisation.documents.requireEInvoice !== true) return;
  const { baseCurrency } = organisation;
  const profile = sellerProfile(organisation);
  const missing = missingTerms(
    model({
      seller: { model: sellerModel(profile, null), locale: profile.locale },
      baseCurrency,
      baseTax: formatAmount(
        toBase(new Decimal(document.tax), new Decimal(document.exchangeRate), baseCurrency),
        baseCurrency,
      ),
    }),
  );
  if (missing.length > 0) throw einvoiceIncomplete(missing);
}
