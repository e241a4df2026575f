import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { AccountsModule } from '../accounts/accounts.module';
import { CustomersModule } from '../customers/customers.module';
import { PeriodsModule } from '../periods/periods.module';
import { JournalEntryEntity } from './journal-entry.entity';
import { JournalLineEntity } from './journal-line.entity';
import { JournalReader } from './journal-reader';
import { JournalWriter } from './journal-writer';
import { JournalController } from './journal.controller';
import { JournalService } from './journal.service';
import { ManualEntries } from './manual-entries';
import { OpenItemEntity } from './open-item.entity';
import { PostedEntries } from './posted-entries';
import { Reversals } from './reversals';
import { ReverseEntry } from './reverse-entry';

@Module({
  imports: [
    TypeOrmModule.forFeature([JournalEntryEntity, JournalLineEntity, OpenItemEntity]),
    AccountsModule,
    CustomersModule,
    PeriodsModule,
  ],
  controllers: [JournalController],
  providers: [
    JournalService,
    JournalReader,
    JournalWriter,
    ManualEntries,
    Reversals,
    ReverseEntry,
    PostedEntries,
  ],
  exports: [JournalReader, JournalWriter, PostedEntries, Reversals],
})
export class JournalModule {}
