import { ApiProperty } from '@nestjs/swagger';
import { IsBoolean } from 'class-validator';
import { Optional } from '../validation/fields';

export class BatchRequest {
  /** All or nothing; or false for a result each, in order. */
  @Optional()
  @IsBoolean({ message: 'must be true or false' })
  @ApiProperty({ default: true })
  atomic?: boolean;
}
