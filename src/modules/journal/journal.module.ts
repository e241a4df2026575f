import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { AccountsModule } from '../accounts/accounts.module';
import { CustomersModule } from '../customers/customers.module';
import { PeriodsModule } from '../periods/periods.module';
import { AttachmentsController } from './attachments/attachments.controller';
import { AttachmentsService } from './attachments/attachments.service';
import { AutoReversals } from './auto-reversals';
import { DraftEntriesController } from './draft-entries.controller';
import { DraftEntries } from './draft-entries';
import { DraftEntriesStore } from './draft-entries.store';
import { DraftEntryEntity } from './draft-entry.entity';
import { JournalEntryEntity } from './journal-entry.entity';
import { JournalLineEntity } from './journal-line.entity';
import { JournalReader } from './journal-reader';
import { JournalWriter } from './journal-writer';
import { JournalController } from './journal.controller';
import { JournalService } from './journal.service';
import { ManualDecisions } from './manual-decisions';
import { ManualEntries } from './manual-entries';
import { OpenItemEntity } from './open-item.entity';
import { PostedEntries } from './posted-entries';
import { Reversals } from './reversals';
import { ReverseEntry } from './reverse-entry';

@Module({
  imports: [
    TypeOrmModule.forFeature([JournalEntryEntity, JournalLineEntity, OpenItemEntity, DraftEntryEntity]),
    AccountsModule,
    CustomersModule,
    PeriodsModule,
  ],
  controllers: [JournalController, DraftEntriesController, AttachmentsController],
  providers: [
    JournalService,
    JournalReader,
    JournalWriter,
    ManualDecisions,
    ManualEntries,
    DraftEntries,
    DraftEntriesStore,
    AutoReversals,
    AttachmentsService,
    Reversals,
    ReverseEntry,
    PostedEntries,
  ],
  exports: [JournalReader, JournalWriter, PostedEntries, Reversals],
})
export class JournalModule {}
