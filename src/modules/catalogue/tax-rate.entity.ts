import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { VatCategory } from '../../domain/tax/category';
import type { VatZone } from '../../domain/tax/vat-zone';

@Entity('tax_rates')
export class TaxRateEntity {
  @PrimaryColumn('uuid', { name: 'organisation_id' })
  organisationId!: string;

  @PrimaryColumn('text')
  id!: string;

  @Column('text', { name: 'tax_code' })
  taxCode!: string;

  @Column('text')
  zone!: VatZone;

  @Column('text', { nullable: true })
  name!: string | null;

  @Column('text')
  category!: VatCategory;

  @Column('numeric')
  rate!: string;

  @Column('text', { name: 'exemption_reason', nullable: true })
  exemptionReason!: string | null;

  @Column('date', { name: 'valid_from' })
  validFrom!: string;

  @Column('date', { name: 'valid_to', nullable: true })
  validTo!: string | null;

  @Column('timestamptz', { name: 'created_at' })
  createdAt!: Date;

  @Column('timestamptz', { name: 'updated_at' })
  updatedAt!: Date;
}
