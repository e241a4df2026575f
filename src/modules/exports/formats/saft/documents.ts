import { Decimal, sum } from '../../../../domain/money/decimal';
import type { ExportSource } from '../export-format';
import type { Span } from '../statutory/span';
import { amount, money, type Foreign } from './amounts';
import { taxInformation } from './general-ledger';
import { address } from './parties';
import { documentsSql, documentTotalsSql, selection } from './sql';
import { LONG, MIDDLE_1, MIDDLE_2, parent, plain, required, text } from './xml';

interface Item {
  lineNo: number;
  description: string;
  quantity: string;
  account: string | null;
  net: string;
  baseNet: string;
  taxes: { code: string; rate: string; tax: string; baseTax: string }[] | null;
}

interface Document {
  id: string;
  number: string;
  /** UNTDID 1001: 380 invoice, 381 credit note. */
  type: '380' | '381';
  customerId: string | null;
  clientName: string;
  address: Readonly<Record<string, string>> | null;
  country: string | null;
  issueDate: string;
  taxPoint: string;
  currency: string;
  exchangeRate: string;
  baseGross: string;
  reference: string | null;
  reason: string | null;
  entryNumber: string;
  items: Item[];
}

/** SourceDocuments: the invoices and credit notes whose entries are in the file. */
export async function* sourceDocuments(source: ExportSource, span: Span): AsyncGenerator<string> {
  const params = selection(source, span);
  for await (const { documents, debit, credit } of source.rows<Totals>(documentTotalsSql, params)) {
    if (documents === '0') return;
    yield `<SourceDocuments><SalesInvoices>${plain('NumberOfEntries', documents)}`;
    yield plain('TotalDebit', money(debit)) + plain('TotalCredit', money(credit));
  }
  for await (const document of source.rows<Document>(documentsSql, params))
    yield invoice(document, source.organisation.baseCurrency);
  yield '</SalesInvoices></SourceDocuments>';
}

interface Totals {
  documents: string;
  debit: string;
  credit: string;
}

function invoice(document: Document, baseCurrency: string): string {
  const { type, customerId, clientName } = document;
  return parent(
    'Invoice',
    required('InvoiceNo', document.number, MIDDLE_2, document.id),
    parent(
      'CustomerInfo',
      customerId === null
        ? required('Name', clientName, MIDDLE_2, 'NA')
        : required('CustomerID', customerId, MIDDLE_1, customerId),
      address('BillingAddress', document.address, document.country) || '<BillingAddress/>',
    ),
    plain('InvoiceDate', document.issueDate),
    plain('InvoiceType', type),
    text('SystemID', document.id, MIDDLE_1),
    plain('TransactionID', document.entryNumber),
    ...document.items.map((item) => line(document, item, baseCurrency)),
    parent(
      'DocumentTotals',
      plain('NetTotal', money(sum(document.items.map(({ baseNet }) => new Decimal(baseNet))))),
      plain('GrossTotal', money(document.baseGross)),
    ),
  );
}

/** What corrects says D, what it corrects C: the side of its line in the general ledger. */
function line(document: Document, item: Item, baseCurrency: string): string {
  const isCredit = document.type === '381';
  const { currency, exchangeRate } = document;
  const foreign: Foreign | null =
    currency === baseCurrency ? null : { currency, exchangeRate, amount: item.net };
  return parent(
    'Line',
    plain('LineNumber', String(item.lineNo)),
    text('AccountID', item.account, MIDDLE_2),
    plain('Quantity', new Decimal(item.quantity).toFixed()),
    plain('UnitPrice', money(new Decimal(item.baseNet).dividedBy(item.quantity))),
    plain('TaxPointDate', document.taxPoint),
    isCredit
      ? parent(
          'References',
          parent(
            'CreditNote',
            text('Reference', document.reference, MIDDLE_1),
            text('Reason', document.reason, LONG),
          ),
        )
      : '',
    required('Description', item.description, LONG, 'NA'),
    amount('InvoiceLineAmount', item.baseNet, foreign),
    plain('DebitCreditIndicator', isCredit ? 'D' : 'C'),
    ...(item.taxes ?? []).map(({ code, baseTax }) =>
      taxInformation(code, item.baseNet, new Decimal(baseTax), isCredit ? 'Debit' : 'Credit'),
    ),
  );
}
