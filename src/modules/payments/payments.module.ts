import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { CustomersModule } from '../customers/customers.module';
import { InvoicesModule } from '../invoices/invoices.module';
import { JournalModule } from '../journal/journal.module';
import { PeriodsModule } from '../periods/periods.module';
import { ReceivablesModule } from '../receivables/receivables.module';
import { PaymentTerms } from './payment-terms';
import { PaymentEntity } from './payment.entity';
import { PaymentsController } from './payments.controller';
import { PaymentsService } from './payments.service';
import { PaymentsStore } from './payments.store';
import { ReceivePayment } from './receive-payment';
import { SettlePayment } from './settle-payment';

@Module({
  imports: [
    TypeOrmModule.forFeature([PaymentEntity]),
    CustomersModule,
    InvoicesModule,
    JournalModule,
    PeriodsModule,
    ReceivablesModule,
  ],
  controllers: [PaymentsController],
  providers: [PaymentTerms, PaymentsService, PaymentsStore, ReceivePayment, SettlePayment],
})
export class PaymentsModule {}
