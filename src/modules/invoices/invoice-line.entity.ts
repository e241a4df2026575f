import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { LineTaxRecord } from './document-record';

export interface InvoiceLineTaxRecord extends LineTaxRecord {
  /** The VAT account that it was posted to; null in a draft, and where the tax is zero. */
  accountId: string | null;
}

/** The `credited…` columns are the sums of the live credits of the line, kept under the lock of its invoice. */
@Entity('invoice_lines')
export class InvoiceLineEntity {
  @PrimaryColumn('uuid', { name: 'organisation_id' })
  organisationId!: string;

  @PrimaryColumn('text', { name: 'invoice_id' })
  invoiceId!: string;

  @PrimaryColumn('int', { name: 'line_no' })
  lineNo!: number;

  @Column('text')
  id!: string;

  @Column('text', { name: 'line_type' })
  lineType!: 'item' | 'text' | 'separator';

  @Column('text')
  description!: string;

  @Column('numeric', { nullable: true })
  quantity!: string | null;

  @Column('numeric', { name: 'unit_price', nullable: true })
  unitPrice!: string | null;

  @Column('numeric')
  discount!: string;

  /** The revenue account; once issued, the one that it was really posted to, whatever role it had then. */
  @Column('text', { name: 'account_id', nullable: true })
  accountId!: string | null;

  @Column('jsonb')
  taxes!: InvoiceLineTaxRecord[];

  @Column('numeric')
  net!: string;

  @Column('numeric')
  tax!: string;

  @Column('numeric')
  gross!: string;

  @Column('jsonb', { nullable: true })
  dimensions!: Record<string, string> | null;

  @Column('text', { name: 'price_id', nullable: true })
  priceId!: string | null;

  @Column('text', { name: 'product_id', nullable: true })
  productId!: string | null;

  @Column('numeric', { name: 'credited_quantity' })
  creditedQuantity!: string;

  /** The net that credits by quantity took. */
  @Column('numeric', { name: 'credited_quantity_net' })
  creditedQuantityNet!: string;

  /** The same, with the tax that stood on the line itself. */
  @Column('numeric', { name: 'credited_quantity_gross' })
  creditedQuantityGross!: string;

  @Column('numeric', { name: 'credited_net' })
  creditedNet!: string;

  @Column('numeric', { name: 'credited_tax' })
  creditedTax!: string;

  /** Parallel to `taxes`. */
  @Column('numeric', { name: 'credited_taxes', array: true })
  creditedTaxes!: string[];
}
