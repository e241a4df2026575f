/**
 * What the processes of one service say to each other when WORKERS is more than one: workers speak to the primary only,
 * which passes on what is for the others.
 */
export type ToPrimary =
  | { readonly contra: 'up'; readonly text: string; readonly news: boolean }
  | Hint
  | { readonly contra: 'metrics wanted'; readonly id: number }
  | { readonly contra: 'metrics'; readonly id: number; readonly metrics: object[] };

export type ToWorker =
  | Hint
  | { readonly contra: 'metrics of yours'; readonly id: number }
  | { readonly contra: 'metrics of all'; readonly id: number; readonly text: string };

/** Something that others may be glad to know at once; they would find out without it. */
export interface Hint {
  readonly contra: 'hint';
  readonly subject: HintSubject;
  readonly detail: string;
}

/** A task in the background has something to do: its name. API keys or organisations have changed: no detail. */
export type HintSubject = 'wake' | 'keys changed';

/** Other messages travel on the same channel: Node's own, and those of a process manager. */
export const isMessage = (message: unknown): message is ToPrimary | ToWorker =>
  typeof message === 'object' && message !== null && 'contra' in message;
