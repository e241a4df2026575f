import { appendFileSync } from 'node:fs';
import { Client } from 'pg';
import { statementsOf } from './normalise';

interface Connection {
  readonly connectionParameters: { readonly application_name?: string };
}
type Query = (this: Connection, ...args: unknown[]) => unknown;

/** What the service's pools call themselves. The spec files use the same driver for SQL of their own. */
const POOLS: readonly (string | undefined)[] = ['contra', 'contra-export'];

/** Writes each statement that the service in this process sends to a file, one line of JSON each, every one once. */
export function recordStatements(file: string): void {
  const known = new Set<string>();
  const prototype = Client.prototype as unknown as { query: Query };
  const { query } = prototype;
  prototype.query = function (...args: unknown[]): unknown {
    const text = POOLS.includes(this.connectionParameters.application_name) ? textOf(args[0]) : '';
    for (const statement of statementsOf(text)) {
      if (known.has(statement.text)) continue;
      known.add(statement.text);
      appendFileSync(file, `${JSON.stringify(statement)}\n`);
    }
    return query.apply(this, args);
  };
}

/** As a text, a config, or an object that submits itself: those of COPY have their text, cursors theirs inside. */
function textOf(asked: unknown): string {
  if (typeof asked === 'string') return asked;
  if (typeof asked !== 'object' || asked === null) return '';
  if ('text' in asked && typeof asked.text === 'string') return asked.text;
  return 'cursor' in asked ? textOf(asked.cursor) : '';
}
