import { Transform } from 'class-transformer';
import { Matches } from 'class-validator';
import { compose } from '../../../platform/validation/fields';

const LONGEST_WRITTEN = 60;

/** A VAT number however it is written: spaces are dropped, letters become capitals. Whether it exists is not asked. */
export const IsVatNumber = (): PropertyDecorator =>
  compose(
    Transform(({ value }: { value: unknown }) =>
      typeof value === 'string' && value.length <= LONGEST_WRITTEN
        ? value.replace(/\s/g, '').toUpperCase()
        : value,
    ),
    Matches(/^[A-Z0-9.+*/-]{1,20}$/, {
      message: 'must be a VAT number of at most 20 letters and digits (spaces are ignored)',
    }),
  );
