import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { ExportBatchEntity } from './batches/export-batch.entity';
import { ExportBatchesController } from './batches/export-batches.controller';
import { ExportBatchesService } from './batches/export-batches.service';
import { ExportBatchesStore } from './batches/export-batches.store';
import { FreezeBatch } from './batches/freeze-batch';
import { ExportsController } from './exports.controller';
import { JournalExportService } from './journal-export.service';

@Module({
  imports: [TypeOrmModule.forFeature([ExportBatchEntity])],
  controllers: [ExportsController, ExportBatchesController],
  providers: [JournalExportService, ExportBatchesService, ExportBatchesStore, FreezeBatch],
})
export class ExportsModule {}
