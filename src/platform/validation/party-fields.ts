import { ApiProperty } from '@nestjs/swagger';
import { Transform } from 'class-transformer';
import { LOCALES } from '../../domain/einvoice/document-model';
import { EAS_SCHEMES } from '../../domain/einvoice/eas-schemes.data';
import { compose, IsOneOf, IsText } from './fields';
import { rule } from './rule';

/** The language of a document. */
export const IsLocale = (): PropertyDecorator =>
  compose(IsOneOf(LOCALES), ApiProperty({ enum: [...LOCALES], nullable: true }));

/** A text without spaces and in capitals, however it is written. */
export const Compacted = (): PropertyDecorator =>
  Transform(({ value }: { value: unknown }) =>
    typeof value === 'string' && value.length <= 100 ? value.replace(/[\s-]/g, '').toUpperCase() : value,
  );

export class ElectronicAddressRequest {
  /** A code of the list EAS: 0088 a GLN, 0184 a Danish CVR number, 0192 a Norwegian one, 9930 a German VAT number, EM an e-mail address, … */
  @rule(
    'eas',
    (value) => typeof value === 'string' && EAS_SCHEMES.includes(value),
    'must be a code of the list EAS, such as 0088, 0184, 0192, 9930 or EM',
    { minLength: 2, maxLength: 4 },
  )
  scheme!: string;

  /** The identifier within that scheme. */
  @IsText({ max: 100 })
  id!: string;
}

export class ElectronicAddressView {
  scheme!: string;
  id!: string;
}
