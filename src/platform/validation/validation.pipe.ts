import { ValidationPipe, type ArgumentMetadata } from '@nestjs/common';
import type { ClassConstructor } from 'class-transformer';
import { validateSync, type ValidationError, type ValidatorOptions } from 'class-validator';
import { invalidFields, type DomainError, type FieldError } from '../../domain/errors';
import { accepts } from './accepts';
import { gatherRulesOnce } from './rules-once';
import { toInstance } from './to-instance';

gatherRulesOnce();

const OPTIONS: ValidatorOptions = {
  whitelist: true,
  forbidNonWhitelisted: true,
  forbidUnknownValues: true,
  validationError: { target: false, value: false },
};

/** Shape only: types, ranges, known fields. Rules of accounting are the services'. */
export function validationPipe(): ValidationPipe {
  return new RequestPipe({
    ...OPTIONS,
    transform: true,
    stopAtFirstError: true,
    exceptionFactory: (errors) => refusal(errors),
  });
}

/**
 * What is well formed, as nearly all is, passes here; Nest's pipe, and class-validator, are for telling what is wrong. What the pipe
 * does to keys and lists beforehand has no object here: `checkContent` has refused such keys, and JSON has no such lists.
 */
class RequestPipe extends ValidationPipe {
  override async transform(value: unknown, metadata: ArgumentMetadata): Promise<unknown> {
    const { metatype } = metadata;
    if (metatype && this.toValidate(metadata) && isRecord(value)) {
      const instance = toInstance(metatype as ClassConstructor<object>, value);
      if (instance instanceof metatype && accepts(instance)) return instance;
    }
    return super.transform(value, metadata);
  }
}

const isRecord = (value: unknown): value is object =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** The same rules for an object that did not come as a whole body; `path` leads the names of its fields. */
export function validated<T extends object>(type: ClassConstructor<T>, value: unknown, path: string): T {
  if (!isRecord(value)) throw invalidFields([{ field: path, message: 'must be an object' }]);
  const instance = toInstance(type, value);
  if (accepts(instance)) return instance;
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
