import { appendFileSync } from 'node:fs';
import { Client } from 'pg';
import { statementsOf } from './normalise';

type Query = (this: unknown, ...args: unknown[]) => unknown;

/** Writes each statement that this process sends to a file, one line of JSON each, every one once. */
export function recordStatements(file: string): void {
  const known = new Set<string>();
  const prototype = Client.prototype as unknown as { query: Query };
  const { query } = prototype;
  prototype.query = function (...args: unknown[]): unknown {
    for (const statement of statementsOf(textOf(args[0]))) {
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
