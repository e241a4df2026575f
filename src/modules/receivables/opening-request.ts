import { DomainError, invalid, type FieldError } from '../../domain/errors';
import { validated } from '../../platform/validation/validation.pipe';
import { OpeningItemRequest, type CreateOpeningItemsRequest } from './dto/opening-item.dto';

export interface ReadRequests {
  readonly requests: readonly OpeningItemRequest[];
  /** Whether they came in a list: then what is wrong is named by its place. */
  readonly listed: boolean;
}

/** The items of a request, each held to the rules of a single one. */
export function readOpening({ items, ...single }: CreateOpeningItemsRequest): ReadRequests {
  const sent = Object.entries(single).filter(([, value]) => value !== undefined);
  if (items === undefined) {
    return { requests: [validated(OpeningItemRequest, Object.fromEntries(sent), '')], listed: false };
  }
  const [other] = sent;
  if (other) throw invalid(other[0], 'cannot be combined with items');
  return {
    requests: items.map((item, index) => validated(OpeningItemRequest, item, `items.${index}`)),
    listed: true,
  };
}

/** Decides one of a list; what is wrong with it is named by its place. */
export function inPlace<T>(listed: boolean, index: number, decide: () => T): T {
  if (!listed) return decide();
  try {
    return decide();
  } catch (error) {
    if (!(error instanceof DomainError)) throw error;
    const place = `items.${index}`;
    const errors = error.details['errors'] as readonly FieldError[] | undefined;
    throw new DomainError(error.code, `${place}: ${error.message}`, {
      ...error.details,
      index,
      ...(errors && { errors: errors.map((each) => ({ ...each, field: `${place}.${each.field}` })) }),
    });
  }
}
