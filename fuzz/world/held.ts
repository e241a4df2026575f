/** What a process holds when nothing of it is garbage. */
export interface Held {
  /** Objects of its main thread, and what they hold outside of the heap. */
  readonly heapMb: number;
  /** All that the system has given it: its other threads, its program, and what it could give back. */
  readonly residentMb: number;
}

/** The message that asks for it. */
export const HOW_MUCH = 'how much memory is held?';

export const MB = 2 ** 20;
