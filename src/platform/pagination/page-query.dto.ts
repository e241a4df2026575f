import { Transform } from 'class-transformer';
import { IsInt, Max, Min } from 'class-validator';
import { IsText, Optional } from '../validation/fields';

export const MOST_PER_PAGE = 200;
const MOST_PAGE = 1_000_000;

const toInteger = ({ value }: { value: unknown }): unknown =>
  typeof value === 'string' && /^\d{1,15}$/.test(value) ? Number(value) : value;

export class PageQuery {
  /** The page to show, from 1. Cheap near the start; to go deep, follow `pagination.nextCursor`. */
  @Optional()
  @Transform(toInteger)
  @IsInt({ message: `must be a whole number from 1 to ${MOST_PAGE}` })
  @Min(1, { message: `must be a whole number from 1 to ${MOST_PAGE}` })
  @Max(MOST_PAGE, { message: `must be a whole number from 1 to ${MOST_PAGE}` })
  page?: number;

  /** Rows a page. */
  @Optional()
  @Transform(toInteger)
  @IsInt({ message: `must be a whole number from 1 to ${MOST_PER_PAGE}` })
  @Min(1, { message: `must be a whole number from 1 to ${MOST_PER_PAGE}` })
  @Max(MOST_PER_PAGE, { message: `must be a whole number from 1 to ${MOST_PER_PAGE}` })
  limit?: number;

  /** `pagination.nextCursor` of the page before; its cost does not grow with depth. */
  @Optional()
  @IsText({ max: 200 })
  cursor?: string;
}
