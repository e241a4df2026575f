import {
  PatchCreditNoteRequest,
  VoidAndReissueRequest,
} from '../../src/modules/credit-notes/dto/credit-note-actions.dto';
import {
  CreateCreditNoteBatchRequest,
  CreateCreditNoteRequest,
  OriginalInvoiceRequest,
} from '../../src/modules/credit-notes/dto/create-credit-note.dto';
import {
  CreditNoteItemRequest,
  ItemTaxRequest,
} from '../../src/modules/credit-notes/dto/credit-note-item.dto';
import { onNew, post, type Shape } from './shape';

const item = { description: 'Widget', quantity: 1, unitPrice: 10, taxRate: 20 };
const note = { clientName: 'Acme Ltd', items: [item] };
const taxed = {
  clientName: 'Acme Ltd',
  items: [{ description: 'W', quantity: 1, unitPrice: 10, taxes: [{ rate: 20 }] }],
};
const original = { ...note, originalInvoice: { number: 'A-1', issueDate: '2026-01-02' } };

export const CREDIT_NOTE_SHAPES: readonly Shape[] = [
  { name: 'a credit note', dto: CreateCreditNoteRequest, at: [], body: note, send: post('/credit-notes') },
  { name: 'an item', dto: CreditNoteItemRequest, at: ['items', 0], body: note, send: post('/credit-notes') },
  {
    name: 'a tax',
    dto: ItemTaxRequest,
    at: ['items', 0, 'taxes', 0],
    body: taxed,
    send: post('/credit-notes'),
  },
  {
    name: 'an original invoice',
    dto: OriginalInvoiceRequest,
    at: ['originalInvoice'],
    body: original,
    send: post('/credit-notes'),
  },
  {
    name: 'a preview',
    dto: CreateCreditNoteRequest,
    at: [],
    body: note,
    send: post('/credit-notes/preview'),
  },
  {
    name: 'a batch',
    dto: CreateCreditNoteBatchRequest,
    at: [],
    body: { creditNotes: [note] },
    send: post('/credit-notes/batch'),
  },
  {
    name: 'a credit note of a batch',
    dto: CreateCreditNoteRequest,
    at: ['creditNotes', 0],
    body: { creditNotes: [note] },
    send: post('/credit-notes/batch'),
  },
  {
    name: 'a void',
    dto: PatchCreditNoteRequest,
    at: [],
    body: { action: 'void' },
    send: onNew('/credit-notes', () => note, '/credit-notes/:id', 'patch'),
    // Beside the action, null is an edit that would clear a text.
    neverNull: ['memo', 'notes'],
  },
  {
    name: 'a void with a new one',
    dto: VoidAndReissueRequest,
    at: [],
    body: { creditNote: note },
    send: onNew('/credit-notes', () => note, '/credit-notes/:id/void-and-reissue', 'post'),
  },
  {
    name: 'the new one of a void',
    dto: CreateCreditNoteRequest,
    at: ['creditNote'],
    body: { creditNote: note },
    send: onNew('/credit-notes', () => note, '/credit-notes/:id/void-and-reissue', 'post'),
  },
  {
    name: 'an edit of a credit note',
    dto: PatchCreditNoteRequest,
    at: [],
    body: { metadata: { edited: 'yes' } },
    send: onNew('/credit-notes', () => note, '/credit-notes/:id', 'patch'),
  },
];
