import type { QueryResultRow } from 'pg';

/** Asks inside a transaction of an organisation, or a client in one. */
export type Ask = <T extends QueryResultRow>(sql: string, params: readonly unknown[]) => Promise<T[]>;
