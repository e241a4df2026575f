import { Module } from '@nestjs/common';
import { AccountsModule } from '../accounts/accounts.module';
import { CustomersModule } from '../customers/customers.module';
import { JournalModule } from '../journal/journal.module';
import { PeriodsModule } from '../periods/periods.module';
import { Allocations } from './allocations';
import { Refunds } from './refunds';
import { SettlementFactsLoader } from './settlement-facts';

/** What becomes of an open item after it was opened. */
@Module({
  imports: [AccountsModule, CustomersModule, JournalModule, PeriodsModule],
  providers: [Allocations, Refunds, SettlementFactsLoader],
  exports: [Allocations, Refunds, SettlementFactsLoader],
})
export class ReceivablesModule {}
