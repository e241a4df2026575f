import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { CreditableInvoices } from './creditable-invoices';
import { InvoiceLineEntity } from './invoice-line.entity';
import { InvoiceEntity } from './invoice.entity';
import { InvoicesStore } from './invoices.store';

@Module({
  imports: [TypeOrmModule.forFeature([InvoiceEntity, InvoiceLineEntity])],
  providers: [InvoicesStore, CreditableInvoices],
  exports: [InvoicesStore, CreditableInvoices],
})
export class InvoicesModule {}
