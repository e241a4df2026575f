import { VERSION } from '../../../../platform/version';
import type { ExportSource } from '../export-format';
import type { Span } from '../statutory/span';
import { address, contact, taxRegistration } from './parties';
import { LONG, MIDDLE_1, parent, plain, required } from './xml';

/** Header: who made the file of whose books, and for which days. */
export function header({ organisation, createdAt }: ExportSource, { from, to }: Span): string {
  const { name, country, registrationNumber, vatNumber } = organisation;
  return parent(
    'Header',
    plain('AuditFileVersion', '1.30'),
    plain('AuditFileCountry', country),
    plain('AuditFileDateCreated', createdAt.toISOString().slice(0, 10)),
    plain('SoftwareCompanyName', 'Contra'),
    plain('SoftwareID', 'Contra'),
    plain('SoftwareVersion', VERSION),
    parent(
      'Company',
      required('RegistrationNumber', registrationNumber, MIDDLE_1, 'NA'),
      required('Name', name, LONG, 'NA'),
      address('Address', organisation.address, country),
      contact(name),
      taxRegistration(vatNumber, country),
    ),
    plain('DefaultCurrencyCode', organisation.baseCurrency),
    parent('SelectionCriteria', plain('SelectionStartDate', from), plain('SelectionEndDate', to)),
    plain('TaxAccountingBasis', 'A'),
  );
}
