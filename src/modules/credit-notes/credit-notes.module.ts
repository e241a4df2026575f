import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { AccountsModule } from '../accounts/accounts.module';
import { CustomersModule } from '../customers/customers.module';
import { JournalModule } from '../journal/journal.module';
import { PeriodsModule } from '../periods/periods.module';
import { CreateCreditNotes } from './create-credit-notes';
import { CreditNoteItemEntity } from './credit-note-item.entity';
import { CreditNoteEntity } from './credit-note.entity';
import { CreditNotesController } from './credit-notes.controller';
import { CreditNotesService } from './credit-notes.service';
import { CreditNotesStore } from './credit-notes.store';
import { ListCreditNotes } from './list-credit-notes';
import { FactsLoader } from './load-facts';
import { PatchCreditNote } from './patch-credit-note';
import { VoidCreditNote } from './void-credit-note';

@Module({
  imports: [
    TypeOrmModule.forFeature([CreditNoteEntity, CreditNoteItemEntity]),
    AccountsModule,
    CustomersModule,
    JournalModule,
    PeriodsModule,
  ],
  controllers: [CreditNotesController],
  providers: [
    CreditNotesService,
    CreditNotesStore,
    CreateCreditNotes,
    VoidCreditNote,
    PatchCreditNote,
    ListCreditNotes,
    FactsLoader,
  ],
})
export class CreditNotesModule {}
