import { Module } from '@nestjs/common';
import { CreditNotesModule } from '../credit-notes/credit-notes.module';
import { InvoicesModule } from '../invoices/invoices.module';
import { AssembleDocument } from './assemble';
import { CreditNoteFilesController } from './credit-note-files.controller';
import { Documents } from './documents';
import { InvoiceFilesController } from './invoice-files.controller';
import { Renderer } from './rendering/renderer';

@Module({
  imports: [CreditNotesModule, InvoicesModule],
  controllers: [CreditNoteFilesController, InvoiceFilesController],
  providers: [AssembleDocument, Documents, Renderer],
  exports: [Documents],
})
export class DocumentsModule {}
