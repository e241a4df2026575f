import { Transform } from 'class-transformer';
import { Matches } from 'class-validator';
import { compose } from '../../../platform/validation/fields';

const LONGEST_WRITTEN = 60;

/**
 * A VAT number however it is written: spaces, dots, dashes and slashes are dropped, letters become capitals. By what rules it is
 * valid depends on the country: see `checkedVatNumber`.
 */
export const IsVatNumber = (): PropertyDecorator =>
  compose(
    Transform(({ value }: { value: unknown }) =>
      typeof value === 'string' && value.length <= LONGEST_WRITTEN
        ? value.replace(/[\s./\u2010-\u2015-]/g, '').toUpperCase()
        : value,
    ),
    Matches(/^[A-Z0-9+*]{1,20}$/, {
      message: 'must be a VAT number of at most 20 letters and digits (spaces, dots and dashes are ignored)',
    }),
  );
