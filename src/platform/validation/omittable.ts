import { ValidateIf } from 'class-validator';

/** Absent, but not null: in a PATCH, null would clear what an object cannot be without. */
export const Omittable = (): PropertyDecorator => ValidateIf((_, value: unknown) => value !== undefined);
