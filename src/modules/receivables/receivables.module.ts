import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { AccountsModule } from '../accounts/accounts.module';
import { CatalogueModule } from '../catalogue/catalogue.module';
import { CustomersModule } from '../customers/customers.module';
import { JournalModule } from '../journal/journal.module';
import { PeriodsModule } from '../periods/periods.module';
import { InvoicesModule } from '../invoices/invoices.module';
import { Allocations } from './allocations';
import { ApplyCredit } from './apply-credit';
import { RefundEntity } from './refund.entity';
import { Refunds } from './refunds';
import { SettlementFactsLoader } from './settlement-facts';
import { SettlementRates } from './settlement-rates';

/** What becomes of an open item after it was opened. */
@Module({
  imports: [
    TypeOrmModule.forFeature([RefundEntity]),
    AccountsModule,
    CatalogueModule,
    CustomersModule,
    InvoicesModule,
    JournalModule,
    PeriodsModule,
  ],
  providers: [Allocations, ApplyCredit, Refunds, SettlementFactsLoader, SettlementRates],
  exports: [Allocations, ApplyCredit, Refunds, SettlementFactsLoader, SettlementRates],
})
export class ReceivablesModule {}
