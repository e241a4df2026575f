import { Injectable } from '@nestjs/common';
import { einvoiceIncomplete, missingTerms } from '../../domain/einvoice/missing-terms';
import { UnitOfWork } from '../../platform/database/unit-of-work';
import { isStubId } from '../../platform/ids';
import type { RequestContext } from '../../platform/request-context/request-context';
import { Deliveries } from '../deliveries/deliveries';
import { attemptsOf, deliveriesOf, deliveryOfDocument } from '../deliveries/deliveries.store';
import type { Delivery, DocumentRef, Recipient, Wish } from '../deliveries/delivery';
import { tellOfDelivery } from '../deliveries/delivery-events';
import { deliveryStatusView, deliveryView } from '../deliveries/delivery-view';
import type { DeliveryStatusView, DeliveryView } from '../deliveries/dto/delivery.dto';
import type { SendRequest } from '../deliveries/dto/send.dto';
import { recipientsOf } from '../deliveries/recipients';
import { Documents } from '../documents/documents';
import { readRequest } from './read-request';
import type { SendableKind } from './sendable';
import { stubDelivery } from './stub-delivery';

/** Sends documents, tells what became of it, and takes back what has not begun; of either kind. */
@Injectable()
export class SendingService {
  constructor(
    private readonly work: UnitOfWork,
    private readonly deliveries: Deliveries,
    private readonly documents: Documents,
  ) {}

  /** A draft is issued by the same transaction: it is numbered, posted and sent, or nothing of it. */
  async send(
    ctx: RequestContext,
    kind: SendableKind,
    id: string,
    request: SendRequest,
  ): Promise<DeliveryView> {
    const wish = readRequest(request, ctx.now);
    const document = { type: kind.type, id };
    if (kind.isStub(ctx, id)) {
      const recipients = recipientsFor(wish, request, 'client@example.com');
      return deliveryView(stubDelivery(ctx, document, { ...wish, recipients }), ctx);
    }
    if (wish.attach.some((each) => each !== 'pdf')) await this.assertSayable(ctx, document);
    return this.work.post(ctx, async (tx) => {
      const { address, view } = await kind.prepare(tx, ctx, id);
      const recipients = recipientsFor(wish, request, address);
      const delivery = this.deliveries.stageOfStored(tx, ctx, document, { ...wish, recipients });
      const shown = { ...view, deliveryStatus: delivery.status };
      tellOfDelivery(tx, delivery.status === 'sent' ? 'sent' : 'delivery_created', shown, delivery);
      return deliveryView(delivery, ctx);
    });
  }

  status(ctx: RequestContext, kind: SendableKind, id: string): Promise<DeliveryStatusView> {
    const document = { type: kind.type, id };
    if (kind.isStub(ctx, id)) return Promise.resolve(deliveryStatusView(document, 'none', [], []));
    return this.work.read(
      ctx,
      async (tx) => {
        const { deliveryStatus } = await kind.find(tx, ctx, id, { lock: false });
        const deliveries = await deliveriesOf(tx, document);
        const attempts = await attemptsOf(
          tx,
          deliveries.map((delivery) => delivery.id),
        );
        return deliveryStatusView(document, deliveryStatus, deliveries, attempts);
      },
      { oneInstant: true },
    );
  }

  cancel(
    ctx: RequestContext,
    kind: SendableKind,
    { id, deliveryId }: { readonly id: string; readonly deliveryId: string },
  ): Promise<DeliveryView> {
    const document = { type: kind.type, id };
    if (ctx.test && isStubId('dlv', deliveryId))
      return Promise.resolve(deliveryView(cancelledStub(ctx, document, deliveryId), ctx));
    return this.work.run(ctx, async (tx) => {
      const { view } = await kind.find(tx, ctx, id, { lock: true });
      const found = await deliveryOfDocument(tx, document, deliveryId);
      const { delivery, documentStatus } = await this.deliveries.cancel(tx, ctx, found);
      tellOfDelivery(tx, 'delivery_cancelled', { ...view, deliveryStatus: documentStatus }, delivery);
      return deliveryView(delivery, ctx);
    });
  }

  /** Of a document that will have its number by the time at which it is sent. */
  private async assertSayable(ctx: RequestContext, { type, id }: DocumentRef): Promise<void> {
    const model = await this.documents.model(ctx, type, id);
    if (model.state === 'voided') return;
    const missing = missingTerms(model);
    if (missing.length > 0) throw einvoiceIncomplete(missing);
  }
}

/** What is handed over or fetched needs nobody's address, but may name one. */
function recipientsFor(
  { channel }: Pick<Wish, 'channel'>,
  request: SendRequest,
  address: string | null,
): Recipient[] {
  const nobody = [request.to, request.cc, request.bcc].every((each) => each === undefined);
  if (channel !== 'email' && nobody) return [];
  return recipientsOf(request, { address, field: 'to' });
}

const cancelledStub = (ctx: RequestContext, document: DocumentRef, id: string): Delivery => ({
  ...stubDelivery(ctx, document, {
    channel: 'email',
    recipients: [],
    subject: null,
    message: null,
    locale: null,
    attach: ['pdf'],
    sendAt: null,
  }),
  id,
  status: 'cancelled',
  endedAt: ctx.now,
  reason: 'cancelled',
});
