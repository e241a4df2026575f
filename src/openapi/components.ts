import { CONFLICT_REASONS } from '../platform/errors/conflict-reasons';
import { PROBLEM_CODES } from '../platform/errors/problem-codes';

const fieldError = {
  type: 'object',
  required: ['field', 'message'],
  properties: {
    field: { type: 'string', description: 'A path as the sender wrote it: `items.0.quantity`.' },
    message: { type: 'string' },
  },
};

const Problem = {
  type: 'object',
  description: 'RFC 9457. A code may carry more members than these, such as dates and amounts to act on.',
  required: ['type', 'title', 'status', 'detail', 'instance', 'code', 'requestId'],
  properties: {
    type: { type: 'string', description: '`urn:contra:problem:` and the code.' },
    title: { type: 'string' },
    status: { type: 'integer' },
    detail: { type: 'string', description: 'For people; it may change.' },
    instance: { type: 'string', description: 'The path of the request.' },
    code: { type: 'string', enum: Object.keys(PROBLEM_CODES), description: 'Stable: branch on this.' },
    requestId: { type: 'string' },
    reason: { type: 'string', enum: CONFLICT_REASONS, description: 'With the code `conflict`.' },
    errors: { type: 'array', items: fieldError, description: 'The fields that are wrong.' },
    requiredScopes: {
      type: 'array',
      items: { type: 'string' },
      description: 'With `insufficient_scope`: one of these would do.',
    },
  },
  additionalProperties: true,
};

const text = (description: string, example: string): object => ({
  description,
  schema: { type: 'string', examples: [example] },
});

const count = (description: string): object => ({ description, schema: { type: 'integer' } });

const headerParameter = (name: string, description: string, schema: object): object => ({
  name,
  in: 'header',
  required: false,
  description,
  schema: { type: 'string', ...schema },
});

const ETAG = '"9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08"';

/** What operations refer to beside the schemas that are made from the code. */
export const SHARED = {
  schemas: { Problem },
  parameters: {
    RequestId: headerParameter(
      'X-Request-Id',
      'Your own id for this request; one is made if it is left out. It stands on every entry and event it causes.',
      { pattern: '^[A-Za-z0-9_.:-]{1,128}$' },
    ),
    Organisation: headerParameter(
      'Contra-Organisation',
      'The organisation to work in. Required with a staff or directory key; a client key has its own.',
      { pattern: '^org_', examples: ['org_01kq2ct8g0f4k8z3m9w5r7x2st'] },
    ),
    IfNoneMatch: headerParameter(
      'If-None-Match',
      'The `ETag` of a file that you have: while it is what would be sent, the answer is 304 without it.',
      { examples: [ETAG] },
    ),
    IdempotencyKey: headerParameter(
      'Idempotency-Key',
      'Makes it safe to repeat: the same request with the same key gets the stored answer for 24 hours at least. ' +
        'Only successes are stored. Ignored with a test key.',
      { pattern: '^[\\x21-\\x7e]{1,255}$', examples: ['refund-2026-04-25-1042'] },
    ),
  },
  headers: {
    'X-Request-Id': text('The id of this request.', 'req_01kq2ct8g0f4k8z3m9w5r7x2qr'),
    ETag: text('Tells the bytes of a file apart: their SHA-256 in hexadecimal.', ETAG),
    'RateLimit-Limit': count('Requests that the key has a minute.'),
    'RateLimit-Remaining': count('Requests that are left of them.'),
    'RateLimit-Reset': count('Seconds until the count begins anew.'),
    'Retry-After': count('Seconds after which it is worth trying again.'),
    'Idempotent-Replayed': text('`true` when the answer is a stored one.', 'true'),
    'WWW-Authenticate': text('How to authenticate.', 'Bearer'),
  },
} as const;
