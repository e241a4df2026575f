import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { AccountsModule } from '../accounts/accounts.module';
import { CatalogueModule } from '../catalogue/catalogue.module';
import { CustomersModule } from '../customers/customers.module';
import { DeliveriesModule } from '../deliveries/deliveries.module';
import { JournalModule } from '../journal/journal.module';
import { PeriodsModule } from '../periods/periods.module';
import { CreditableInvoices } from './creditable-invoices';
import { DraftInvoices } from './draft-invoices';
import { InvoiceLineEntity } from './invoice-line.entity';
import { InvoiceEntity } from './invoice.entity';
import { InvoicesController } from './invoices.controller';
import { InvoicesService } from './invoices.service';
import { InvoicesStore } from './invoices.store';
import { ListInvoices } from './list-invoices';
import { FactsLoader } from './load-facts';
import { StageInvoices } from './stage-invoices';
import { VoidInvoice } from './void-invoice';

@Module({
  imports: [
    TypeOrmModule.forFeature([InvoiceEntity, InvoiceLineEntity]),
    AccountsModule,
    CatalogueModule,
    CustomersModule,
    DeliveriesModule,
    JournalModule,
    PeriodsModule,
  ],
  controllers: [InvoicesController],
  providers: [
    InvoicesService,
    InvoicesStore,
    StageInvoices,
    DraftInvoices,
    VoidInvoice,
    ListInvoices,
    FactsLoader,
    CreditableInvoices,
  ],
  exports: [InvoicesStore, CreditableInvoices, DraftInvoices],
})
export class InvoicesModule {}
