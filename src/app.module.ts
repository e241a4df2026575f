import { Module, type DynamicModule } from '@nestjs/common';
import { APP_GUARD, APP_INTERCEPTOR } from '@nestjs/core';
import { EveryRequestInterceptor } from './every-request.interceptor';
import { AccessGuard } from './platform/access/access.guard';
import { IdempotencyInterceptor } from './platform/idempotency/idempotency.interceptor';
import { PlatformModule, type PlatformSettings } from './platform/platform.module';
import { RequestContextInterceptor } from './platform/request-context/request-context.interceptor';
import { TestModeInterceptor } from './platform/test-mode/test-mode.interceptor';
import { AccountsModule } from './modules/accounts/accounts.module';
import { ApiKeysModule } from './modules/api-keys/api-keys.module';
import { CatalogueModule } from './modules/catalogue/catalogue.module';
import { CreditNotesModule } from './modules/credit-notes/credit-notes.module';
import { CustomersModule } from './modules/customers/customers.module';
import { DocumentsModule } from './modules/documents/documents.module';
import { EventsModule } from './modules/events/events.module';
import { ExportsModule } from './modules/exports/exports.module';
import { InvoicesModule } from './modules/invoices/invoices.module';
import { JournalModule } from './modules/journal/journal.module';
import { OrganisationsModule } from './modules/organisations/organisations.module';
import { PaymentsModule } from './modules/payments/payments.module';
import { PeriodsModule } from './modules/periods/periods.module';
import { ReceivablesModule } from './modules/receivables/receivables.module';
import { ReportsModule } from './modules/reports/reports.module';
import { SealingModule } from './modules/sealing/sealing.module';
import { SendingModule } from './modules/sending/sending.module';
import { WebhooksModule } from './modules/webhooks/webhooks.module';
import { YearEndModule } from './modules/year-end/year-end.module';

/** The table of contents: the modules, and what every request passes through, in its order. */
@Module({})
export class AppModule {
  static forRoot(settings: PlatformSettings): DynamicModule {
    return {
      module: AppModule,
      imports: [
        PlatformModule.forRoot(settings),
        OrganisationsModule,
        ApiKeysModule,
        AccountsModule,
        CustomersModule,
        CatalogueModule,
        InvoicesModule,
        CreditNotesModule,
        DocumentsModule,
        PaymentsModule,
        ReceivablesModule,
        JournalModule,
        PeriodsModule,
        YearEndModule,
        ReportsModule,
        ExportsModule,
        SealingModule,
        SendingModule,
        EventsModule,
        WebhooksModule,
      ],
      providers: [
        { provide: APP_GUARD, useExisting: AccessGuard },
        RequestContextInterceptor,
        TestModeInterceptor,
        IdempotencyInterceptor,
        { provide: APP_INTERCEPTOR, useClass: EveryRequestInterceptor },
      ],
    };
  }
}
