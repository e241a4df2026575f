import type { ClassConstructor } from 'class-transformer';
import { getMetadataStorage } from 'class-validator';
import type { Answer } from './app';
import { created, type Books } from './books';

/** A request that is answered with success, and a place in its body: `[]` the body itself, `['items', 0]` its first item. */
export interface Shape {
  readonly name: string;
  readonly dto: ClassConstructor<object>;
  readonly at: readonly (string | number)[];
  readonly body: object;
  /** Makes what the request needs, if it can be used but once. */
  readonly send: (books: Books, body: string) => Promise<Answer>;
  /** Fields where null is refused, since there it could only mean to clear what cannot be cleared. */
  readonly neverNull?: readonly string[];
}

/** The fields that a request may have, by its own rules. */
export const fieldsOf = ({ dto }: Shape): string[] => rulesOf(dto);

/** The fields that a class of requests has rules for. */
export function rulesOf(dto: ClassConstructor<object>): string[] {
  const rules = getMetadataStorage().getTargetValidationMetadatas(dto, '', false, false);
  return [...new Set(rules.map(({ propertyName }) => propertyName))];
}

/** The body as JSON text, with a field at the shape's place set to raw JSON text. */
export function withField(shape: Shape, field: string, rawValue: string): string {
  const body = structuredClone(shape.body) as Record<string | number, unknown>;
  const place = shape.at.reduce((inner, key) => inner[key] as typeof body, body);
  place[field] = '\u0001value\u0001';
  return JSON.stringify(body).replace('"\\u0001value\\u0001"', () => rawValue);
}

const ALONE = new WeakSet<Shape['send']>();

/** A request that stands by itself. */
export const post = (path: string): Shape['send'] => {
  const send: Shape['send'] = ({ live }, body) => live.post(path, body);
  ALONE.add(send);
  return send;
};

/** Whether sending it makes nothing else first: then nothing at all is left when it is refused. */
export const standsAlone = (shape: Shape): boolean => ALONE.has(shape.send);

/** A request on something that is made for it, or that an earlier one was refused on: a refusal leaves it as it was. */
export function onOwn<T>(
  make: (books: Books) => Promise<T>,
  send: (books: Books, own: T, body: string) => Promise<Answer>,
): Shape['send'] {
  const untouched = new WeakMap<Books, T[]>();
  return async (books, body) => {
    const left = untouched.get(books) ?? [];
    untouched.set(books, left);
    const own = left.pop() ?? (await make(books));
    const answer = await send(books, own, body);
    if (answer.status >= 400) left.push(own);
    return answer;
  };
}

/** The id of what a request makes. */
export const idOf = async (books: Books, list: string, draft: object): Promise<string> =>
  (await created(books.live, list, draft)).id as string;

/** A request on an object of its own. */
export const onNew = (
  list: string,
  draft: (books: Books) => object,
  path: string,
  method: 'post' | 'patch',
): Shape['send'] =>
  onOwn(
    (books) => idOf(books, list, draft(books)),
    ({ live }, id, body) => live[method](path.replace(':id', id), body),
  );
