import { ApiProperty } from '@nestjs/swagger';
import { Matches } from 'class-validator';
import { compose } from '../../../platform/validation/fields';

/** Codes are the caller's own words for how something is taxed: `standard`, `reduced`, `books`. */
export const TAX_CODE = /^[A-Za-z0-9][A-Za-z0-9._-]{0,39}$/;

export const IsTaxCode = (): PropertyDecorator =>
  compose(
    Matches(TAX_CODE, {
      message: 'must be 1 to 40 letters, digits, dots, dashes or underscores, a letter or digit first',
    }),
    ApiProperty({ example: 'standard' }),
  );
