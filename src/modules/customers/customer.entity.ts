import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { ElectronicAddress, Locale } from '../../domain/einvoice/document-model';
import type { VatZone } from '../../domain/tax/vat-zone';

export type AddressParts = Readonly<
  Partial<Record<'line1' | 'line2' | 'city' | 'region' | 'postalCode', string>>
>;

@Entity('customers')
export class CustomerEntity {
  @PrimaryColumn('uuid', { name: 'organisation_id' })
  organisationId!: string;

  @PrimaryColumn('text')
  id!: string;

  @Column('text')
  name!: string;

  @Column('text', { nullable: true })
  email!: string | null;

  @Column('text', { nullable: true })
  phone!: string | null;

  @Column('jsonb', { nullable: true })
  address!: AddressParts | null;

  @Column('text', { nullable: true })
  country!: string | null;

  @Column('text', { name: 'vat_number', nullable: true })
  vatNumber!: string | null;

  @Column('text', { name: 'vat_zone' })
  vatZone!: VatZone;

  /** Whether the zone follows country and number; false once it was set by hand. */
  @Column('boolean', { name: 'vat_zone_derived' })
  vatZoneDerived!: boolean;

  @Column('text')
  currency!: string;

  @Column('int', { name: 'payment_terms_days' })
  paymentTermsDays!: number;

  @Column('text', { nullable: true })
  reference!: string | null;

  /** The language of the customer's documents; null where the organisation's holds. */
  @Column('text', { nullable: true })
  locale!: Locale | null;

  @Column('jsonb', { name: 'electronic_address', nullable: true })
  electronicAddress!: ElectronicAddress | null;

  @Column('text', { name: 'contact_name', nullable: true })
  contactName!: string | null;

  /** What documents of the customer name, so that whoever ordered is found. */
  @Column('text', { name: 'buyer_reference', nullable: true })
  buyerReference!: string | null;

  @Column('jsonb')
  metadata!: Readonly<Record<string, string>>;

  @Column('timestamptz', { name: 'archived_at', nullable: true })
  archivedAt!: Date | null;

  @Column('timestamptz', { name: 'erased_at', nullable: true })
  erasedAt!: Date | null;

  @Column('timestamptz', { name: 'created_at' })
  createdAt!: Date;

  @Column('timestamptz', { name: 'updated_at' })
  updatedAt!: Date;
}
