import { Transform, Type, type ClassConstructor } from 'class-transformer';
import { IsArray, IsIn, isISO31661Alpha2, IsOptional, ValidateNested } from 'class-validator';
import { isCurrency } from '../../domain/money/currency';
import { isPlainDate } from '../../domain/periods/plain-date';
import type { IdPrefix } from '../ids';
import { decimalPlaces, decimalText } from './decimal-text';
import { compose, rule } from './rule';
import { keepRaw } from './to-instance';

export { compose } from './rule';

/** May be left out; null means the same, and whoever reads the request sees it as absent. */
export const Optional = (): PropertyDecorator =>
  compose(
    Transform(({ value }: { value: unknown }) => value ?? undefined),
    IsOptional(),
  );

/** May be left out; null says that there is to be none. */
export const Nullable = (): PropertyDecorator => IsOptional();

interface DecimalLimits {
  readonly places: number;
  readonly min?: 'positive' | 'zero';
  /** Digits before the point. */
  readonly digits?: number;
}

/** A decimal, sent as string or number, kept as a canonical string. */
export function IsDecimalText({ places, min = 'zero', digits = 15 }: DecimalLimits): PropertyDecorator {
  const lower = min === 'positive' ? 'greater than 0' : 'at least 0';
  return compose(
    Transform(({ value }: { value: unknown }) =>
      value === null || value === undefined ? value : (decimalText(value) ?? value),
    ),
    rule(
      'decimal',
      (value) => {
        if (typeof value !== 'string' || decimalText(value) === null || value.startsWith('-')) return false;
        if (min === 'positive' && /^[0.]*$/.test(value)) return false;
        return decimalPlaces(value) <= places && (value.split('.')[0] ?? '').length <= digits;
      },
      `must be a decimal number ${lower} with at most ${digits} digits before and ${places} behind the point (send long ones as strings)`,
      // No bounds: they would hold for the numbers only, and the pattern only for the strings.
      { format: 'decimal', pattern: `^(0|[1-9]\\d{0,${digits - 1}})(\\.\\d{1,${places}}0*)?$` },
    ),
  );
}

export interface TextLimits {
  readonly min?: number;
  readonly max: number;
  readonly multiline?: boolean;
}

/** Text without NUL, without lone surrogates, without control characters (but for line breaks and tabs where allowed). */
export function IsText({ min = 1, max, multiline = false }: TextLimits): PropertyDecorator {
  return rule(
    'text',
    (value) => isText(value, { min, max, multiline }),
    `must be text of ${min} to ${max} characters without control characters`,
    { minLength: min, maxLength: max },
  );
}

export function isText(value: unknown, { min = 1, max, multiline = false }: TextLimits): value is string {
  if (typeof value !== 'string' || value.length > max * 2 || !value.isWellFormed()) return false;
  const length = [...value].length;
  if (length < min || length > max || (min > 0 && value.trim() === '')) return false;
  return !(multiline ? /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f]/ : /[\u0000-\u001f\u007f]/).test(
    value,
  );
}

export const IsPlainDateText = (): PropertyDecorator =>
  rule(
    'date',
    (value) => typeof value === 'string' && isPlainDate(value),
    'must be a date that exists, as YYYY-MM-DD',
    { format: 'date' },
  );

export const IsInstantText = (): PropertyDecorator =>
  rule('instant', isInstant, 'must be an instant, as 2026-04-25T12:00:00Z', { format: 'date-time' });

export const IsDayOrInstantText = (): PropertyDecorator =>
  rule(
    'instant',
    (value) => isInstant(value) || isPlainDate(value),
    'must be a date, as 2026-04-25, or an instant, as 2026-04-25T12:00:00Z',
  );

function isInstant(value: unknown): boolean {
  return (
    typeof value === 'string' &&
    /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d{1,9})?)?(Z|[+-]\d{2}:\d{2})$/.test(value) &&
    isPlainDate(value.slice(0, 10)) &&
    !Number.isNaN(Date.parse(value))
  );
}

export const IsCurrencyCode = (): PropertyDecorator =>
  rule(
    'currency',
    (value) => typeof value === 'string' && isCurrency(value),
    'must be a currency of ISO 4217, such as GBP',
    { pattern: '^[A-Z]{3}$' },
  );

export const IsCountryCode = (): PropertyDecorator =>
  rule(
    'country',
    (value) => typeof value === 'string' && /^[A-Z]{2}$/.test(value) && isISO31661Alpha2(value),
    'must be a country of ISO 3166-1 alpha-2, such as GB',
    { pattern: '^[A-Z]{2}$' },
  );

/** An id of another object. A malformed one cannot exist, so services answer it as not found. */
export const IsIdText = (prefix: IdPrefix | 'inv' | 'pay' | 'price' | 'il'): PropertyDecorator =>
  rule('id', (value) => isText(value, { max: 64 }), `must be an id such as ${prefix}_…`, { maxLength: 64 });

export const IsOneOf = (values: readonly string[]): PropertyDecorator =>
  IsIn([...values], { message: `must be one of ${values.join(', ')}` });

export const IsEmailText = (): PropertyDecorator =>
  rule(
    'email',
    (value) =>
      isText(value, { max: 254 }) &&
      /^[^\s@<>,;:"()[\]\\]+@[^\s@<>,;:"()[\]\\]+\.[^\s@<>,;:"()[\]\\.]+$/.test(value),
    'must be an e-mail address',
    { format: 'email', maxLength: 254 },
  );

/** A list of short texts. */
export function IsTextList({
  min,
  most,
  max,
}: {
  min: number;
  most: number;
  max: number;
}): PropertyDecorator {
  return rule(
    'texts',
    (value) =>
      Array.isArray(value) &&
      value.length >= min &&
      value.length <= most &&
      value.every((each) => isText(each, { max })),
    `must be a list of ${min} to ${most} texts of up to ${max} characters`,
    { minItems: min, maxItems: most },
  );
}

export interface PairLimits {
  readonly most: number;
  readonly keyMax: number;
  readonly valueMax: number;
}

/** An object of string pairs: metadata, dimensions. */
export function IsStringPairs({ most, keyMax, valueMax }: PairLimits): PropertyDecorator {
  return rule(
    'pairs',
    (value) =>
      typeof value === 'object' &&
      value !== null &&
      !Array.isArray(value) &&
      Object.keys(value).length <= most &&
      Object.entries(value).every(
        ([key, text]) =>
          isText(key, { max: keyMax }) && isText(text, { min: 0, max: valueMax, multiline: true }),
      ),
    `must be an object of at most ${most} string pairs, keys up to ${keyMax} and values up to ${valueMax} characters`,
    { maxProperties: most },
  );
}

/** A list of nested objects, each validated; the size is checked before anything inside is looked at. */
export function IsListOf(
  type: () => ClassConstructor<object>,
  limits: { min: number; max: number },
): PropertyDecorator {
  return compose(
    IsArray({ message: 'must be a list' }),
    rule(
      'size',
      (value) => !Array.isArray(value) || (value.length >= limits.min && value.length <= limits.max),
      `must have ${limits.min} to ${limits.max} entries`,
      { minItems: limits.min, maxItems: limits.max },
    ),
    rule(
      'objects',
      (value) =>
        !Array.isArray(value) ||
        value.every((each) => typeof each === 'object' && each !== null && !Array.isArray(each)),
      'must be a list of objects',
    ),
    Type(type),
    ValidateNested({ each: true }),
  );
}

/** A list whose entries are validated elsewhere, one by one. */
export function IsRawList({ min, max }: { min: number; max: number }): PropertyDecorator {
  return compose(
    (prototype, property) => keepRaw(prototype, String(property)),
    rule(
      'size',
      (value) => Array.isArray(value) && value.length >= min && value.length <= max,
      `must be a list of ${min} to ${max} entries`,
    ),
  );
}
