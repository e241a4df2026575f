import { Module } from '@nestjs/common';
import { ExportsController } from './exports.controller';
import { JournalExportService } from './journal-export.service';

@Module({ controllers: [ExportsController], providers: [JournalExportService] })
export class ExportsModule {}
