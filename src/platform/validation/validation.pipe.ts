import { ValidationPipe } from '@nestjs/common';
import { plainToInstance, type ClassConstructor } from 'class-transformer';
import { validateSync, type ValidationError, type ValidatorOptions } from 'class-validator';
import { invalidFields, type DomainError, type FieldError } from '../../domain/errors';
import { gatherRulesOnce } from './rules-once';

gatherRulesOnce();

const OPTIONS: ValidatorOptions = {
  whitelist: true,
  forbidNonWhitelisted: true,
  forbidUnknownValues: true,
  validationError: { target: false, value: false },
};

/** Shape only: types, ranges, known fields. Rules of accounting are the services'. */
export function validationPipe(): ValidationPipe {
  return new ValidationPipe({
    ...OPTIONS,
    transform: true,
    stopAtFirstError: true,
    exceptionFactory: (errors) => refusal(errors),
  });
}

/** The same rules for an object that did not come as a whole body; `path` leads the names of its fields. */
export function validated<T extends object>(type: ClassConstructor<T>, value: unknown, path: string): T {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    throw invalidFields([{ field: path, message: 'must be an object' }]);
  }
  const instance = plainToInstance(type, value);
  const errors = validateSync(instance, { ...OPTIONS, stopAtFirstError: true });
  if (errors.length > 0) throw refusal(errors, path);
  return instance;
}

const MOST_REPORTED = 50;

function refusal(errors: readonly ValidationError[], path = ''): DomainError {
  const fields = flatten(errors, path);
  return invalidFields(fields.slice(0, MOST_REPORTED));
}

function flatten(errors: readonly ValidationError[], path: string): FieldError[] {
  return errors.flatMap((error) => {
    const field = path === '' ? error.property : `${path}.${error.property}`;
    const own = Object.entries(error.constraints ?? {}).map(([rule, message]) => ({
      field,
      message: rule === 'whitelistValidation' ? 'is not a field of this request' : message,
    }));
    return [...own, ...flatten(error.children ?? [], field)];
  });
}
