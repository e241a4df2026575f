import type { Api } from '../api';

export const invoices = (api: Api) => ({
  create: api.method('createInvoice'),
  createBatch: api.method('createInvoices'),
  preview: api.method('previewInvoice'),
  get: api.method('getInvoice'),
  list: api.list('listInvoices'),
  /** Of drafts. */
  update: api.method('updateInvoice'),
  /** Of drafts. */
  delete: api.method('deleteInvoice'),
  /** Numbers the draft and posts it. */
  issue: api.method('issueInvoice'),
  void: api.method('voidInvoice'),
  /** What is left of it to credit. */
  creditable: api.method('getCreditable'),
  writeOff: api.method('writeOffInvoice'),
  pdf: api.file('getInvoicePdf'),
  /** EN 16931: UBL, or `{ syntax: 'cii' }`. */
  xml: api.file('getInvoiceXml'),
  /** What is kept of it since it was issued, with hashes. */
  archive: api.method('listInvoiceArchive'),
  /** Issues a draft, and sends it now or at `sendAt`. */
  send: api.method('sendInvoice'),
  deliveryStatus: api.method('getInvoiceDeliveryStatus'),
  cancelDelivery: api.method('cancelInvoiceDelivery'),
});

export const writeOffs = (api: Api) => ({
  get: api.method('getWriteOff'),
  list: api.list('listWriteOffs'),
  reverse: api.method('reverseWriteOff'),
});
