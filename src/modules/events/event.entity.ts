import { Column, Entity, PrimaryColumn } from 'typeorm';

@Entity('events')
export class EventEntity {
  @PrimaryColumn('uuid', { name: 'organisation_id' })
  organisationId!: string;

  @PrimaryColumn('bigint')
  sequence!: number;

  @Column('text')
  id!: string;

  @Column('text')
  type!: string;

  @Column('text', { name: 'object_type' })
  objectType!: string;

  @Column('text', { name: 'object_id' })
  objectId!: string;

  @Column('json')
  data!: object;

  @Column('boolean')
  sandbox!: boolean;

  @Column('text', { name: 'api_key_id' })
  apiKeyId!: string;

  @Column('text', { name: 'request_id' })
  requestId!: string;

  @Column('timestamptz', { name: 'created_at' })
  createdAt!: Date;
}
