import { ApiProperty } from '@nestjs/swagger';
import { Transform } from 'class-transformer';
import { LOCALES } from '../../domain/einvoice/document-model';
import { compose, IsOneOf } from './fields';

/** The language of a document. */
export const IsLocale = (): PropertyDecorator =>
  compose(IsOneOf(LOCALES), ApiProperty({ enum: [...LOCALES], nullable: true }));

/** A text without spaces and in capitals, however it is written. */
export const Compacted = (): PropertyDecorator =>
  Transform(({ value }: { value: unknown }) =>
    typeof value === 'string' && value.length <= 100 ? value.replace(/[\s-]/g, '').toUpperCase() : value,
  );
