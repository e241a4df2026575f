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
import { CustomerAccount } from './customer-account';
import { CustomerAccountController } from './customer-account.controller';
import { ListOpenItems } from './list-open-items';
import { OpenItemsFromBefore } from './open-items-from-before';
import { OpenItemsController } from './open-items.controller';
import { OpeningItemsController } from './opening-items.controller';
import { OpeningItemsService } from './opening-items.service';
import { OpeningItemsStore } from './opening-items.store';
import { ReceivablesService } from './receivables.service';
import { RefundBalance } from './refund-balance';
import { RefundCredit } from './refund-credit';
import { RefundEntity } from './refund.entity';
import { Refunds } from './refunds';
import { RefundsController } from './refunds.controller';
import { RefundsStore } from './refunds.store';
import { ReverseRefund } from './reverse-refund';
import { ReverseWriteOff } from './reverse-write-off';
import { SettleOpening } from './settle-opening';
import { SettlementFactsLoader } from './settlement-facts';
import { SettlementRates } from './settlement-rates';
import { WriteOffEntity } from './write-off.entity';
import { WriteOffInvoice } from './write-off-invoice';
import { WriteOffsController } from './write-offs.controller';
import { WriteOffsStore } from './write-offs.store';

/** What becomes of an open item after it was opened. */
@Module({
  imports: [
    TypeOrmModule.forFeature([RefundEntity, WriteOffEntity]),
    AccountsModule,
    CatalogueModule,
    CustomersModule,
    InvoicesModule,
    JournalModule,
    PeriodsModule,
  ],
  controllers: [
    RefundsController,
    WriteOffsController,
    CustomerAccountController,
    OpenItemsController,
    OpeningItemsController,
  ],
  providers: [
    ReceivablesService,
    RefundsStore,
    ReverseRefund,
    RefundBalance,
    WriteOffsStore,
    WriteOffInvoice,
    ReverseWriteOff,
    CustomerAccount,
    ListOpenItems,
    OpeningItemsService,
    OpeningItemsStore,
    OpenItemsFromBefore,
    SettleOpening,
    Allocations,
    ApplyCredit,
    Refunds,
    RefundCredit,
    SettlementFactsLoader,
    SettlementRates,
  ],
  exports: [
    Allocations,
    ApplyCredit,
    Refunds,
    RefundCredit,
    RefundsStore,
    SettlementFactsLoader,
    SettlementRates,
  ],
})
export class ReceivablesModule {}
