import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsBoolean } from 'class-validator';
import { IsOneOf, IsRawList, Optional } from '../../../platform/validation/fields';
import { CreateCustomerRequest } from './customer.dto';
import { CustomerView } from './customer-view.dto';

const MOST_IN_IMPORT = 1000;
export const ON_EXISTING = ['refuse', 'skip', 'update'] as const;
export type OnExisting = (typeof ON_EXISTING)[number];

export class ImportCustomersRequest {
  /** All or nothing; or false for a result each. By default true. */
  @Optional()
  @IsBoolean({ message: 'must be true or false' })
  @ApiPropertyOptional({ default: true })
  atomic?: boolean;

  /** What becomes of a row whose `reference` a customer has already. By default it is refused. */
  @Optional()
  @IsOneOf(ON_EXISTING)
  @ApiPropertyOptional({ enum: ON_EXISTING, default: 'refuse' })
  onExisting?: OnExisting;

  /** Up to 1,000 rows as for a single customer; each is validated by itself. A row updates what it names only. */
  @ApiProperty({ type: [CreateCustomerRequest], minItems: 1, maxItems: MOST_IN_IMPORT })
  @IsRawList({ min: 1, max: MOST_IN_IMPORT })
  customers!: unknown[];
}

export class ImportedCustomerView {
  /** The place of the row in the request, from 0. */
  index!: number;
  /** The status that the row would have had as a request of its own. */
  status!: number;
  @ApiPropertyOptional({ enum: ['created', 'updated', 'skipped'] })
  outcome?: 'created' | 'updated' | 'skipped';
  customer?: CustomerView;
  /** The problem, where the row was refused. */
  @ApiPropertyOptional({ type: 'object', additionalProperties: true })
  error?: object;
}

export class CustomerImportView {
  data!: ImportedCustomerView[];
  created!: number;
  updated!: number;
  skipped!: number;
  failed!: number;
}
