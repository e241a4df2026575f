import { parseVatCode } from '../../../../domain/tax/category';
import type { ExportSource } from '../export-format';
import { balance } from './amounts';
import { groupingOf, standardTaxCode } from './codes.data';
import { address, contact, taxRegistration } from './parties';
import { accountBalancesSql, customerBalancesSql, selection, taxCodesSql } from './sql';
import { LONG, MIDDLE_1, MIDDLE_2, parent, plain, required, text } from './xml';
import type { Span } from '../statutory/span';

interface Balance {
  code: string;
  name: string;
  type: string;
  opening: string;
  closing: string;
}

interface CustomerBalance extends Omit<Balance, 'type'> {
  id: string;
  email: string | null;
  phone: string | null;
  address: Readonly<Record<string, string>> | null;
  country: string | null;
  vatNumber: string | null;
}

/** MasterFiles: accounts and customers with their balances before and after the selection, and the VAT codes in use. */
export async function* masterFiles(source: ExportSource, span: Span): AsyncGenerator<string> {
  const params = selection(source, span);
  yield '<MasterFiles>';
  yield* within('GeneralLedgerAccounts', accounts(source, params));
  yield* within('Customers', customers(source, params));
  yield* within('TaxTable', taxTable(source, params));
  yield '</MasterFiles>';
}

/** The element around its children, left out when there is none. */
async function* within(name: string, children: AsyncIterable<string>): AsyncGenerator<string> {
  let isOpen = false;
  for await (const child of children) {
    yield isOpen ? child : `<${name}>${child}`;
    isOpen = true;
  }
  if (isOpen) yield `</${name}>`;
}

async function* accounts(source: ExportSource, params: readonly unknown[]): AsyncGenerator<string> {
  const { country } = source.organisation;
  for await (const { code, name, type, opening, closing } of source.rows<Balance>(
    accountBalancesSql,
    params,
  )) {
    const grouping = groupingOf(country, code, type);
    yield parent(
      'Account',
      required('AccountID', code, MIDDLE_2, code),
      required('AccountDescription', name, LONG, code),
      plain('GroupingCategory', grouping.category),
      plain('GroupingCode', grouping.code),
      plain('AccountType', 'GL'),
      balance('Opening', opening),
      balance('Closing', closing),
    );
  }
}

interface OpenCustomer {
  readonly id: string;
  readonly start: string;
  balances: string;
}

async function* customers(source: ExportSource, params: readonly unknown[]): AsyncGenerator<string> {
  let open = null as OpenCustomer | null;
  const closed = (customer: OpenCustomer): string =>
    parent(
      'Customer',
      customer.start,
      required('CustomerID', customer.id, MIDDLE_1, customer.id),
      customer.balances,
    );
  for await (const row of source.rows<CustomerBalance>(customerBalancesSql, params)) {
    if (open?.id !== row.id) {
      if (open) yield closed(open);
      open = { id: row.id, start: company(row), balances: '' };
    }
    open.balances += parent(
      'BalanceAccount',
      required('AccountID', row.code, MIDDLE_2, row.code),
      balance('Opening', row.opening),
      balance('Closing', row.closing),
    );
  }
  if (open) yield closed(open);
}

const company = (row: CustomerBalance): string =>
  required('Name', row.name, LONG, row.id) +
  address('Address', row.address, row.country) +
  (row.email === null && row.phone === null ? '' : contact(row.name, row.phone, row.email)) +
  taxRegistration(row.vatNumber, row.country);

async function* taxTable(source: ExportSource, params: readonly unknown[]): AsyncGenerator<string> {
  const { country } = source.organisation;
  const details: string[] = [];
  for await (const { code } of source.rows<{ code: string }>(taxCodesSql, params)) {
    const tax = parseVatCode(code);
    details.push(
      parent(
        'TaxCodeDetails',
        required('TaxCode', code, MIDDLE_2, code),
        text('Description', tax ? `UNCL 5305 category ${tax.category}, ${tax.rate.toFixed()} %` : null, LONG),
        tax ? plain('TaxPercentage', tax.rate.toFixed()) : '',
        plain('Country', country),
        plain('StandardTaxCode', standardTaxCode(country, code)),
        plain('BaseRate', '100'),
      ),
    );
  }
  if (details.length > 0)
    yield parent(
      'TaxTableEntry',
      plain('TaxType', 'MVA'),
      plain('Description', 'Merverdiavgift'),
      ...details,
    );
}
