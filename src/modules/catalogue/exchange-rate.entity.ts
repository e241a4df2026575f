import { Column, Entity, PrimaryColumn } from 'typeorm';

@Entity('exchange_rates')
export class ExchangeRateEntity {
  @PrimaryColumn('uuid', { name: 'organisation_id' })
  organisationId!: string;

  @PrimaryColumn('text')
  currency!: string;

  @PrimaryColumn('date')
  date!: string;

  /** Sorts by date: `fx_2026-05-04_EUR`. */
  @Column('text')
  id!: string;

  @Column('numeric')
  rate!: string;

  @Column('timestamptz', { name: 'updated_at' })
  updatedAt!: Date;
}
