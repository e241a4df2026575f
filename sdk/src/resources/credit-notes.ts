import type { Api } from '../api';
import type { Answer, Body, CallOptions } from '../types';

type Voiding = Pick<Body<'updateCreditNote'>, 'reversalDate' | 'reason'>;

export const creditNotes = (api: Api) => {
  const update = api.method('updateCreditNote');
  return {
    create: api.method('createCreditNote'),
    createBatch: api.method('createCreditNotes'),
    preview: api.method('previewCreditNote'),
    get: api.method('getCreditNote'),
    list: api.list('listCreditNotes'),
    update,
    issue: (id: string, options?: CallOptions): Promise<Answer<'updateCreditNote'>> =>
      update(id, { status: 'issued' }, options),
    /** Posts the reversing entry. */
    void: (id: string, voiding: Voiding = {}, options?: CallOptions): Promise<Answer<'updateCreditNote'>> =>
      update(id, { ...voiding, action: 'void' }, options),
    voidAndReissue: api.method('voidAndReissueCreditNote'),
    allocate: api.method('allocateCreditNote'),
    unallocate: api.method('unallocateCreditNote'),
    refund: api.method('refundCreditNote'),
    refunds: api.list('listRefundsOfCreditNote'),
    reverseSettlement: api.method('reverseSettlement'),
    pdf: api.file('getCreditNotePdf'),
    /** EN 16931: UBL, or `{ syntax: 'cii' }`. */
    xml: api.file('getCreditNoteXml'),
    /** What is kept of it since it was issued, with hashes. */
    archive: api.method('listCreditNoteArchive'),
    /** Issues a draft, and sends it now or at `sendAt`. */
    send: api.method('sendCreditNote'),
    deliveryStatus: api.method('getCreditNoteDeliveryStatus'),
    cancelDelivery: api.method('cancelCreditNoteDelivery'),
  };
};

export const refunds = (api: Api) => ({
  get: api.method('getRefund'),
  list: api.list('listRefunds'),
  reverse: api.method('reverseRefund'),
});
