import {
  CreateInvoiceBatchRequest,
  CreateInvoiceRequest,
} from '../../src/modules/invoices/dto/create-invoice.dto';
import { IssueInvoiceRequest, VoidInvoiceRequest } from '../../src/modules/invoices/dto/invoice-actions.dto';
import { InvoiceItemRequest, InvoiceItemTaxRequest } from '../../src/modules/invoices/dto/invoice-item.dto';
import { PatchInvoiceRequest } from '../../src/modules/invoices/dto/patch-invoice.dto';
import { invoice } from './invoices';
import { onNew, post, type Shape } from './shape';

const taxed = {
  clientName: 'Acme',
  items: [{ description: 'Widget', quantity: 1, unitPrice: 10, taxes: [{ rate: 5 }] }],
};
const draft = (): object => invoice();
const issued = (): object => invoice({ status: 'issued' });
const onDraft = onNew('/invoices', draft, '/invoices/:id', 'patch');

export const INVOICE_SHAPES: readonly Shape[] = [
  { name: 'an invoice', dto: CreateInvoiceRequest, at: [], body: invoice(), send: post('/invoices') },
  {
    name: 'an item of an invoice',
    dto: InvoiceItemRequest,
    at: ['items', 0],
    body: invoice(),
    send: post('/invoices'),
  },
  {
    name: 'a tax of an item of an invoice',
    dto: InvoiceItemTaxRequest,
    at: ['items', 0, 'taxes', 0],
    body: taxed,
    send: post('/invoices'),
  },
  {
    name: 'a batch of invoices',
    dto: CreateInvoiceBatchRequest,
    at: [],
    body: { invoices: [invoice()] },
    send: post('/invoices/batch'),
  },
  {
    name: 'an edit of a draft invoice',
    dto: PatchInvoiceRequest,
    at: [],
    body: { memo: 'x' },
    send: onDraft,
    neverNull: ['clientName'],
  },
  {
    name: 'an issue',
    dto: IssueInvoiceRequest,
    at: [],
    body: {},
    send: onNew('/invoices', draft, '/invoices/:id/issue', 'post'),
  },
  {
    name: 'a void of an invoice',
    dto: VoidInvoiceRequest,
    at: [],
    body: {},
    send: onNew('/invoices', issued, '/invoices/:id/void', 'post'),
  },
];
