import { Type, type ClassConstructor } from 'class-transformer';
import { ValidateBy, ValidateNested } from 'class-validator';
import { compose } from './fields';

const isRecord = (value: unknown): boolean =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** One nested object, validated like a request of its own: unknown fields are refused. */
export function IsObjectOf(type: () => ClassConstructor<object>): PropertyDecorator {
  return compose(
    ValidateBy({ name: 'object', validator: { validate: isRecord } }, { message: 'must be an object' }),
    Type(type),
    ValidateNested(),
  );
}
