import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { operationsOf, type ApiDocument, type OperationObject } from '../../src/openapi/document';
import { CONFLICT_REASONS } from '../../src/platform/errors/conflict-reasons';
import { PROBLEM_CODES } from '../../src/platform/errors/problem-codes';
import { gapsOf } from './api-gaps';
import { ROOT } from './source-tree';

const text = readFileSync(join(ROOT, 'docs/openapi.json'), 'utf8');
const document = JSON.parse(text) as ApiDocument & { openapi: string; info: { version: string } };
const shown = new Set(
  [...text.matchAll(/"\$ref": "#\/components\/(?:examples|responses)\/([\w.]+)"/g)].map(([, name]) => name),
);

const changed = (change: (object: OperationObject) => void): ApiDocument => {
  const copy = JSON.parse(text) as ApiDocument;
  const object = copy.paths['/api/v1/credit-notes']?.post;
  if (object) change(object);
  return copy;
};

describe('the API document', () => {
  it('is OpenAPI 3.1, without words of 3.0', () => {
    expect(document.openapi).toMatch(/^3\.1\./);
    expect(text).not.toContain('"nullable"');
  });

  it('has the version of the package', () => {
    const { version } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8')) as { version: string };
    expect(document.info.version).toBe(version);
  });

  it('says everything of every operation', () => {
    expect(operationsOf(document).length).toBeGreaterThan(40);
    expect(gapsOf(document)).toEqual([]);
  });

  it('describes every field of a request, and refuses others', () => {
    const requests = Object.entries(document.components['schemas'] ?? {}).filter(([name]) =>
      name.endsWith('Request'),
    ) as [string, { additionalProperties?: boolean; properties: Record<string, { description?: string }> }][];
    expect(requests.length).toBeGreaterThan(10);
    const silent = requests.flatMap(([name, { properties }]) =>
      Object.keys(properties)
        .filter((field) => !properties[field]?.description)
        .map((field) => `${name}.${field}`),
    );
    expect(silent).toEqual([]);
    expect(requests.filter(([, { additionalProperties }]) => additionalProperties !== false)).toEqual([]);
  });

  it.each<[string, (object: OperationObject) => void]>([
    ['no summary', (object) => delete object.summary],
    ['no scope, nor public', (object) => (object.security = [])],
    ['no example of a request', (object) => delete object.requestBody?.content['application/json']?.examples],
    [
      'no example of an answer',
      ({ responses }) => delete content(responses, '201', 'application/json').examples,
    ],
    [
      'no example of an error',
      ({ responses }) => delete content(responses, '422', 'application/problem+json').examples,
    ],
    ['no 503', ({ responses }) => delete responses['503']],
    ['no Idempotency-Key', (object) => (object.parameters = object.parameters?.slice(-1))],
  ])('would be found to have %s', (gap, change) => {
    expect(gapsOf(changed(change))).toContain(`createCreditNote: ${gap}`);
  });

  it('shows every code at the operations that answer it', () => {
    const particular = ['insufficient_scope', 'not_found', 'conflict'];
    // Answered before it is known what is asked for.
    const beforeAny = ['request_timeout', 'uri_too_long', 'headers_too_large'];
    const ofNoOperation = ['method_not_allowed', 'not_acceptable', ...beforeAny];
    const expected = Object.keys(PROBLEM_CODES).filter(
      (code) => ![...particular, ...ofNoOperation].includes(code),
    );
    expect(expected.filter((code) => !shown.has(code))).toEqual([]);
  });

  it('shows every reason of a conflict at the operations that answer it', () => {
    expect(CONFLICT_REASONS.filter((reason) => !shown.has(`conflict.${reason}`))).toEqual([]);
  });
});

function content(
  responses: OperationObject['responses'],
  status: string,
  type: string,
): { examples?: unknown } {
  const answer = responses[status];
  if (!answer || !('content' in answer)) throw new Error(`no ${status}`);
  return answer.content?.[type] ?? {};
}
