import { Module } from '@nestjs/common';
import { CreditNotesModule } from '../credit-notes/credit-notes.module';
import { InvoicesModule } from '../invoices/invoices.module';
import { StorageModule } from '../../platform/storage/storage.module';
import { Archive } from './archive/archive';
import { CreditNoteArchiveController, InvoiceArchiveController } from './archive/archive.controller';
import { ArchiveJobs } from './archive/archive-jobs';
import { ArchiveListing } from './archive/archive-listing';
import { AssembleDocument } from './assemble';
import { CreditNoteFilesController } from './credit-note-files.controller';
import { Documents } from './documents';
import { InvoiceFilesController } from './invoice-files.controller';
import { Renderer } from './rendering/renderer';

@Module({
  imports: [CreditNotesModule, InvoicesModule, StorageModule],
  controllers: [
    CreditNoteFilesController,
    InvoiceFilesController,
    CreditNoteArchiveController,
    InvoiceArchiveController,
  ],
  providers: [Archive, ArchiveJobs, ArchiveListing, AssembleDocument, Documents, Renderer],
  exports: [Documents],
})
export class DocumentsModule {}
