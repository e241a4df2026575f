import { Transform } from 'class-transformer';
import { IsBoolean } from 'class-validator';
import { compose } from './fields';

const FLAGS: ReadonlyMap<unknown, boolean> = new Map([
  ['true', true],
  ['false', false],
]);

/** `true` or `false` in a query string, where everything arrives as text. */
export const IsQueryFlag = (): PropertyDecorator =>
  compose(
    Transform(({ value }: { value: unknown }) => FLAGS.get(value) ?? value),
    IsBoolean({ message: 'must be true or false' }),
  );
