import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { AccountsModule } from '../accounts/accounts.module';
import { CatalogueModule } from '../catalogue/catalogue.module';
import { CustomersModule } from '../customers/customers.module';
import { DeliveriesModule } from '../deliveries/deliveries.module';
import { InvoicesModule } from '../invoices/invoices.module';
import { JournalModule } from '../journal/journal.module';
import { PeriodsModule } from '../periods/periods.module';
import { ReceivablesModule } from '../receivables/receivables.module';
import { AdmitCreditNote } from './admit-credit-note';
import { CreateCreditNotes } from './create-credit-notes';
import { CreditNoteActions } from './credit-note-actions';
import { CreditNoteActionsController } from './credit-note-actions.controller';
import { CreditNoteLabels } from './credit-note-labels';
import { CreditNoteItemEntity } from './credit-note-item.entity';
import { CreditNoteEntity } from './credit-note.entity';
import { CreditNotesController } from './credit-notes.controller';
import { CreditNotesService } from './credit-notes.service';
import { CreditNotesStore } from './credit-notes.store';
import { ListCreditNotes } from './list-credit-notes';
import { FactsLoader } from './load-facts';
import { PatchCreditNote } from './patch-credit-note';
import { ReissueCreditNote } from './reissue-credit-note';
import { ReverseSettlement } from './reverse-settlement';
import { SettleAtOnce } from './settle-at-once';
import { SettleCreditNote } from './settle-credit-note';
import { StageCreditNote } from './stage-credit-note';
import { StageVoid } from './stage-void';
import { VoidCreditNote } from './void-credit-note';

@Module({
  imports: [
    TypeOrmModule.forFeature([CreditNoteEntity, CreditNoteItemEntity]),
    AccountsModule,
    CatalogueModule,
    CustomersModule,
    DeliveriesModule,
    InvoicesModule,
    JournalModule,
    PeriodsModule,
    ReceivablesModule,
  ],
  controllers: [CreditNotesController, CreditNoteActionsController],
  providers: [
    CreditNotesService,
    CreditNotesStore,
    AdmitCreditNote,
    CreateCreditNotes,
    SettleAtOnce,
    StageCreditNote,
    VoidCreditNote,
    StageVoid,
    ReissueCreditNote,
    CreditNoteLabels,
    SettleCreditNote,
    ReverseSettlement,
    CreditNoteActions,
    PatchCreditNote,
    ListCreditNotes,
    FactsLoader,
  ],
  exports: [CreditNotesStore, PatchCreditNote],
})
export class CreditNotesModule {}
