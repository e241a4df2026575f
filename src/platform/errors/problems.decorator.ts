import { SetMetadata } from '@nestjs/common';
import type { ConflictReason } from './conflict-reasons';
import type { ProblemCode } from './problem-codes';

/** Only for requests that no operation stands behind. */
type OfNoOperation =
  'method_not_allowed' | 'not_acceptable' | 'request_timeout' | 'uri_too_long' | 'headers_too_large';

/** A code, or for conflicts the code and its reason. */
export type ProblemName = Exclude<ProblemCode, 'conflict' | OfNoOperation> | `conflict:${ConflictReason}`;

export const PROBLEMS = Symbol('problems');

/**
 * What a route can be refused with beside what every route of its kind can (keys, scopes, validation, limits): the API
 * document shows an example of each.
 */
export const Problems = (...problems: ProblemName[]): MethodDecorator => SetMetadata(PROBLEMS, problems);
