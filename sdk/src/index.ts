export { Contra } from './contra';
export type { ContraOptions } from './options';
export {
  ContraError,
  isContraError,
  type ClientErrorCode,
  type ConflictReason,
  type ErrorCode,
  type FieldError,
  type Problem,
  type ProblemCode,
} from './errors';
export { Download } from './download';
export { Listing } from './listing';
export type { VerifyOptions, WebhookEvent, WebhookHeaders } from './webhooks';
export type { Answer, Body, CallOptions, OperationId, Query, Schemas } from './types';
