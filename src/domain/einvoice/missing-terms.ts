import { DomainError } from '../errors';
import { Decimal } from '../money/decimal';
import { needsExemptionReason, type VatCategory } from '../tax/category';
import type { DocumentModel } from './document-model';
import { sayableText } from './sayable-text';
import { unsayableAmounts, unsayableLines, unsayableTaxes } from './unsayable-terms';

/** A business term of EN 16931 that a document lacks, or cannot say, and the field where it is put right. */
export interface MissingTerm {
  /** 'BT-35', or a group such as 'BG-30'. */
  readonly term: string;
  /** Its name in the standard. */
  readonly name: string;
  /** 'organisation.address.line1', 'customer.country', 'items.3.taxes' (0-based, as in the request). */
  readonly field: string;
  /** Why it is asked for: the rule in plain words. */
  readonly message: string;
}

/**
 * Everything that keeps a document from being an electronic invoice of EN 16931, in the order of the standard's model;
 * nothing when it can be one. Beyond the core, which is content with a country, the seller's street, city and post code are
 * asked for: VAT law and every national usage of the standard want them. A draft need not have a number yet.
 */
export function missingTerms(model: DocumentModel): MissingTerm[] {
  const asked: Term[] = [...documentTerms(model), ...sellerTerms(model), ...buyerTerms(model)];
  return [
    ...asked
      .filter(([missing]) => missing)
      .map(([, term, name, field, message]) => ({ term, name, field, message })),
    ...unsayableAmounts(model),
    ...unsayableTaxes(model),
    ...unsayableLines(model),
  ];
}

/** @throws DomainError `einvoice_incomplete` naming every missing term. */
export function assertSayable(model: DocumentModel): void {
  const missing = missingTerms(model);
  if (lacks(model.number))
    missing.unshift({ term: 'BT-1', name: 'Invoice number', field: 'number', message: 'is given at issue' });
  if (missing.length === 0) return;
  throw einvoiceIncomplete(missing);
}

export function einvoiceIncomplete(missing: readonly MissingTerm[]): DomainError {
  const named = missing.map(({ term, name }) => `${term} ${name}`).join(', ');
  return new DomainError('einvoice_incomplete', `The document cannot be written as EN 16931: ${named}`, {
    missing: [...missing],
  });
}

type Term = readonly [missing: boolean, term: string, name: string, field: string, message: string];

const lacks = (value: string | null | undefined): boolean => sayableText(value) === '';

const categories = ({ taxBreakdown }: DocumentModel): Set<VatCategory> =>
  new Set(taxBreakdown.map(({ category }) => category));

function documentTerms(model: DocumentModel): Term[] {
  const payable = new Decimal(model.totals.gross).greaterThan(0);
  return [
    [
      payable && model.kind === 'invoice' && lacks(model.dueDate),
      'BT-9',
      'Payment due date',
      'dueDate',
      'is required of an amount that is due (BR-CO-25)',
    ],
    ...model.taxBreakdown.map(({ category, exemptionReason }): Term => [
      needsExemptionReason(category) && lacks(exemptionReason),
      'BT-120',
      'VAT exemption reason text',
      'items.taxExemptionReason',
      `is required for category ${category}`,
    ]),
  ];
}

function sellerTerms(model: DocumentModel): Term[] {
  const { name, address, country, vatNumber, registrationNumber } = model.seller;
  const outOfScope = categories(model).has('O');
  const at = 'organisation.address';
  const law = 'belongs on every invoice (article 226 of the VAT directive)';
  return [
    [lacks(name), 'BT-27', 'Seller name', 'organisation.name', 'is required (BR-06)'],
    [
      outOfScope && lacks(registrationNumber),
      'BT-30',
      'Seller legal registration identifier',
      'organisation.registrationNumber',
      'names the seller where category O forbids the VAT number (BR-CO-26, BR-O-02)',
    ],
    [
      !outOfScope && lacks(vatNumber),
      'BT-31',
      'Seller VAT identifier',
      'organisation.vatNumber',
      'is required of every VAT category but O (BR-S-02, BR-Z-02, BR-E-02, BR-AE-02, BR-IC-02, BR-G-02)',
    ],
    [lacks(address?.line1), 'BT-35', 'Seller address line 1', `${at}.line1`, law],
    [lacks(address?.city), 'BT-37', 'Seller city', `${at}.city`, law],
    [lacks(address?.postalCode), 'BT-38', 'Seller post code', `${at}.postalCode`, law],
    [lacks(country), 'BT-40', 'Seller country code', 'organisation.country', 'is required (BR-09)'],
  ];
}

function buyerTerms(model: DocumentModel): Term[] {
  const { name, country, vatNumber, registrationNumber } = model.buyer;
  const has = categories(model);
  const reverseCharge = has.has('AE') && lacks(vatNumber) && lacks(registrationNumber);
  const intraCommunity = has.has('K');
  return [
    [lacks(name), 'BT-44', 'Buyer name', 'customer.name', 'is required (BR-07)'],
    [
      reverseCharge || (intraCommunity && lacks(vatNumber)),
      'BT-48',
      'Buyer VAT identifier',
      'customer.vatNumber',
      intraCommunity ? 'is required for category K (BR-IC-02)' : 'is required for category AE (BR-AE-02)',
    ],
    [lacks(country), 'BT-55', 'Buyer country code', 'customer.country', 'is required (BR-11)'],
    [
      intraCommunity && lacks(country),
      'BT-80',
      'Deliver to country code',
      'customer.country',
      'is required for category K (BR-IC-12)',
    ],
  ];
}
