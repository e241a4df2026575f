import { DomainError } from '../errors';

/** The refusal that a call ends in, or undefined when it passes. Any error that is not a DomainError is a defect and goes on. */
export function thrownBy(call: () => unknown): DomainError | undefined {
  try {
    call();
  } catch (error) {
    if (error instanceof DomainError) return error;
    throw error;
  }
  return undefined;
}
