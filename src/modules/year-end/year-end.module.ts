import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { AccountsModule } from '../accounts/accounts.module';
import { JournalModule } from '../journal/journal.module';
import { PeriodsModule } from '../periods/periods.module';
import { YearChecklist } from './checklist';
import { CloseYear } from './close-year';
import { ReopenYear } from './reopen-year';
import { YearClosingEntity } from './year-closing.entity';
import { YearsController } from './years.controller';
import { YearsService } from './years.service';
import { YearsStore } from './years.store';

@Module({
  imports: [TypeOrmModule.forFeature([YearClosingEntity]), AccountsModule, JournalModule, PeriodsModule],
  controllers: [YearsController],
  providers: [YearsService, YearsStore, YearChecklist, CloseYear, ReopenYear],
})
export class YearEndModule {}
