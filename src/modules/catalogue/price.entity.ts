import { Column, Entity, PrimaryColumn } from 'typeorm';

@Entity('prices')
export class PriceEntity {
  @PrimaryColumn('uuid', { name: 'organisation_id' })
  organisationId!: string;

  @PrimaryColumn('text')
  id!: string;

  @Column('text', { name: 'product_id' })
  productId!: string;

  @Column('text')
  currency!: string;

  @Column('numeric', { name: 'unit_price' })
  unitPrice!: string;

  @Column('boolean', { name: 'prices_include_tax' })
  pricesIncludeTax!: boolean;

  @Column('boolean', { name: 'is_default' })
  isDefault!: boolean;

  @Column('boolean')
  active!: boolean;

  @Column('timestamptz', { name: 'archived_at', nullable: true })
  archivedAt!: Date | null;

  @Column('timestamptz', { name: 'created_at' })
  createdAt!: Date;

  @Column('timestamptz', { name: 'updated_at' })
  updatedAt!: Date;
}
