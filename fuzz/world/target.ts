import type { QueryResultRow } from 'pg';
import type { Held } from './held';

/** The service under attack. */
export interface Target {
  readonly port: number;
  readonly staffKey: string;
  /** The service's own way to its database, for the questions that are asked as the service. */
  readonly database: { readonly serviceUrl: string };
  /** As superuser, who sees the rows of all organisations. */
  readonly query: <T extends QueryResultRow>(sql: string, params?: readonly unknown[]) => Promise<T[]>;
  /** Megabytes that the process holds now; null where the system does not tell. */
  memoryMb(): number | null;
  /** What it holds once garbage is collected; null when it does not say. */
  held(): Promise<Held | null>;
  /** What the processes have said beyond being up: what they log from `error` on, and how they ended if they did. */
  complaints(): readonly string[];
}
