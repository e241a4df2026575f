import { Module } from '@nestjs/common';
import { MailModule } from '../../platform/mail/mail.module';
import { CreditNotesModule } from '../credit-notes/credit-notes.module';
import { CustomersModule } from '../customers/customers.module';
import { DeliveriesModule } from '../deliveries/deliveries.module';
import { DocumentsModule } from '../documents/documents.module';
import { InvoicesModule } from '../invoices/invoices.module';
import { CreditNoteKind } from './credit-note-kind';
import { CreditNoteSendingController } from './credit-note-sending.controller';
import { DeliveryProgress } from './delivery-progress';
import { InvoiceKind } from './invoice-kind';
import { InvoiceSendingController } from './invoice-sending.controller';
import { MailWorker } from './mail-worker';
import { SendingService } from './sending.service';

@Module({
  imports: [
    MailModule,
    CustomersModule,
    CreditNotesModule,
    DeliveriesModule,
    DocumentsModule,
    InvoicesModule,
  ],
  controllers: [CreditNoteSendingController, InvoiceSendingController],
  providers: [SendingService, CreditNoteKind, InvoiceKind, DeliveryProgress, MailWorker],
})
export class SendingModule {}
