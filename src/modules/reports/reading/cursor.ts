import { invalid } from '../../../domain/errors';

/** The parts of a row's place in a list, with the form that each has. */
export type KeyForm = readonly RegExp[];

export const DATE = /^\d{4}-\d{2}-\d{2}$/;
export const NUMBER = /^\d{1,15}$/;
export const TEXT = /^[^\u0000]{0,300}$/u;

/** Where the next page of a list begins: the place of the last row shown. */
export function cursorAfter(list: string, place: readonly (string | number)[]): string {
  return Buffer.from(JSON.stringify([list, ...place.map(String)])).toString('base64url');
}

/** The place inside a cursor; null without one. Anything that is not a cursor of this list is `invalid` on `cursor`. */
export function placeOf(list: string, form: KeyForm, cursor: string | undefined): string[] | null {
  if (cursor === undefined) return null;
  const place = parse(cursor);
  const fits =
    place !== null &&
    place.length === form.length + 1 &&
    place[0] === list &&
    form.every((part, i) => part.test(place[i + 1] ?? ''));
  if (!fits) throw invalid('cursor', 'is not a cursor of this list');
  return place.slice(1);
}

function parse(cursor: string): string[] | null {
  try {
    const value: unknown = JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8'));
    return Array.isArray(value) && value.every((each) => typeof each === 'string') ? value : null;
  } catch {
    return null;
  }
}
