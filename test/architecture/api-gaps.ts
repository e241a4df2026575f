import {
  isReference,
  operationsOf,
  type ApiDocument,
  type Media,
  type Operation,
  type Response,
} from '../../src/openapi/document';

/** What a reader of the API document would miss, as 'operation: what'. */
export function gapsOf(document: ApiDocument): string[] {
  return operationsOf(document).flatMap((operation) =>
    Object.entries(CHECKS)
      .filter(([, holds]) => !holds(operation, document))
      .map(([what]) => `${operation.id}: ${what}`),
  );
}

const CHECKS: Readonly<Record<string, (operation: Operation, document: ApiDocument) => boolean>> = {
  'no summary': ({ object }) => (object.summary ?? '').length > 10,
  'no tag that is described': ({ object }, document) =>
    (object.tags ?? []).some((tag) => tagNames(document).includes(tag)),
  'no scope, nor public': ({ object }) =>
    isPublic(object) || (object.security ?? []).some(({ apiKey }) => (apiKey ?? []).length > 0),
  'its scope is not in its description': ({ object }) =>
    scopesOf(object).every((scope) => object.description?.includes(`\`${scope}\``)),
  'no answer with a schema': (operation, document) =>
    successes(operation, document).every(
      ({ content }) => !content || Object.values(content).every(({ schema }) => schema !== undefined),
    ),
  'no example of an answer': (operation, document) =>
    successes(operation, document).every(
      ({ content }) => !content || Object.values(content).every(isFile) || Object.values(content).some(shows),
    ),
  'no example of a request': ({ object }) =>
    object.requestBody === undefined || shows(object.requestBody.content['application/json']),
  'no example of an error': (operation, document) => {
    const refusals = answersOf(operation, document).filter(([status]) => status >= '4');
    return (
      refusals.length > 0 && refusals.every(([, { content }]) => shows(content?.['application/problem+json']))
    );
  },
  'no 401, 403 or 429': ({ object }) =>
    isPublic(object) || ['401', '403', '429'].every((status) => status in object.responses),
  // Whoever asks the database, or other processes, may find them away.
  'no 503': ({ object }) => object.operationId === 'healthLive' || '503' in object.responses,
  'no Idempotency-Key': ({ method, object }) =>
    isPublic(object) || (method !== 'post' && method !== 'patch') || refers(object, 'IdempotencyKey'),
  // Files that are told apart by their bytes.
  'no 304, ETag or If-None-Match': ({ path, object }) =>
    !/\/(?:pdf|xml)$/.test(path) || ('304' in object.responses && refers(object, 'IfNoneMatch')),
  'no X-Request-Id': ({ object }) => refers(object, 'RequestId'),
};

const scopesOf = (object: Operation['object']): readonly string[] =>
  (object['x-required-scopes'] ?? []) as readonly string[];

const isPublic = (object: Operation['object']): boolean =>
  object.security?.length === 0 && object.tags?.[0] === 'Operations';

const tagNames = (document: ApiDocument): string[] =>
  (document as ApiDocument & { tags: { name: string }[] }).tags.map(({ name }) => name);

/** Bytes that somebody opens in a program: an example of them would show nothing. */
const isFile = ({ schema }: Media): boolean =>
  (schema as { format?: string } | undefined)?.format === 'binary';

const shows = (media: Media | undefined): boolean => Object.keys(media?.examples ?? {}).length > 0;

const refers = (object: Operation['object'], parameter: string): boolean =>
  (object.parameters ?? []).some((each) => isReference(each) && each.$ref.endsWith(`/${parameter}`));

function answersOf({ object }: Operation, { components }: ApiDocument): [status: string, Response][] {
  return Object.entries(object.responses).map(([status, answer]) => {
    if (!isReference(answer)) return [status, answer];
    const name = answer.$ref.slice(answer.$ref.lastIndexOf('/') + 1);
    return [status, components['responses']?.[name] as Response];
  });
}

const successes = (operation: Operation, document: ApiDocument): Response[] =>
  answersOf(operation, document).flatMap(([status, answer]) => (status.startsWith('2') ? [answer] : []));
