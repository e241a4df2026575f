import { DomainError } from '../../domain/errors';

/** What comes back from a thread: errors would cross without what they carry. */
export type ThreadAnswer<Result> =
  { readonly result: Result } | { readonly refusal: Pick<DomainError, 'code' | 'message' | 'details'> };

/** Makes the default export of a thread's module. */
export const inThread =
  <Task, Result>(work: (task: Task) => Result | Promise<Result>) =>
  async (task: Task): Promise<ThreadAnswer<Result>> => {
    try {
      return { result: await work(task) };
    } catch (error) {
      if (!(error instanceof DomainError)) throw error;
      const { code, message, details } = error;
      return { refusal: { code, message, details } };
    }
  };
