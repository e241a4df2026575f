import { ApiProperty, type ApiPropertyOptions } from '@nestjs/swagger';
import { ValidateBy } from 'class-validator';

/**
 * A flat rule for one kind of value, so that a request is validated in one pass and each message names the cure. `schema` is
 * what JSON Schema can say of it, for the API document.
 */
export function rule(
  name: string,
  holds: (value: unknown) => boolean,
  message: string,
  schema?: ApiPropertyOptions,
): PropertyDecorator {
  const validate = ValidateBy({ name, validator: { validate: holds } }, { message });
  return schema ? compose(validate, ApiProperty(schema)) : validate;
}

export function compose(...decorators: PropertyDecorator[]): PropertyDecorator {
  return (target, property) => decorators.forEach((decorate) => decorate(target, property));
}
