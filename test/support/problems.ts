import { isProblemCode, PROBLEM_CODES, type ProblemCode } from '../../src/platform/errors/problem-codes';
import type { Answer } from './app';
import type { Books } from './books';

/** Texts that only the inside of the service knows: stack frames, SQL, libraries. */
const INSIDE =
  /node_modules|\bat .+\.[jt]s:\d|\b(?:SELECT|INSERT|UPDATE|DELETE)\b .+\b(?:FROM|INTO|SET)\b|QueryFailed|pg_|relation "/;

interface Refusal {
  readonly status: number;
  readonly code: ProblemCode;
  /** One of the fields that the problem names. */
  readonly field?: string;
  readonly reason?: string;
}

/** Every refusal of the API has this form, whoever refuses: a service, the framework, or the server itself. */
export function expectProblem(answer: Pick<Answer, 'status' | 'headers' | 'text'>): Answer['body'] {
  expect(answer.headers['content-type']).toBe('application/problem+json; charset=utf-8');
  const problem = JSON.parse(answer.text);
  expect(isProblemCode(problem.code)).toBe(true);
  const [status, title] = PROBLEM_CODES[problem.code as ProblemCode];
  expect(problem).toMatchObject({
    type: `urn:contra:problem:${problem.code as string}`,
    title,
    status,
    detail: expect.stringMatching(/\S/),
    instance: expect.stringMatching(/^\//),
    requestId: answer.headers['x-request-id'],
  });
  expect(problem.requestId).toMatch(/\S/);
  expect(answer.status).toBe(status);
  expect(answer.text).not.toMatch(INSIDE);
  return problem;
}

export function expectRefusal(
  answer: Pick<Answer, 'status' | 'headers' | 'text'>,
  { status, code, field, reason }: Refusal,
): void {
  const problem = expectProblem(answer);
  expect({ status: answer.status, code: problem.code }).toEqual({ status, code });
  if (field !== undefined) {
    const named = [
      problem.field,
      ...((problem.errors ?? []) as { field: string }[]).map((each) => each.field),
    ];
    expect(named).toContain(field);
  }
  if (reason !== undefined) expect(problem.reason).toBe(reason);
}

/** 400 `validation_failed` that names the field. */
export const expectInvalid = (answer: Answer, field: string): void =>
  expectRefusal(answer, { status: 400, code: 'validation_failed', field });

export const expectNotFound = (answer: Answer): void =>
  expectRefusal(answer, { status: 404, code: 'not_found' });

/** In a describe block: whatever its tests send, there is as much in the books afterwards as before. */
export function nothingIsWritten(books: () => Books): void {
  let before: Record<string, number> = {};
  beforeAll(async () => {
    before = await books().counts();
  });
  afterAll(async () => {
    expect(await books().counts()).toEqual(before);
  });
}
