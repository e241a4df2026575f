import { insertStatement } from '../database/insert-statement';
import type { Tx } from '../database/transaction';
import type { Row } from '../database/write-set';
import { WriteSet } from '../database/write-set';

/** Stages the answer of an idempotent request beside the work that it answers. */
export function storeAnswer(tx: Tx, answer: unknown): void {
  const row = answerRow(tx, answer, tx.organisationId);
  if (row) tx.writes.insert('idempotency_keys', row);
}

/** The same for work in another ledger than the request named: that of an organisation it made, or the operator's. */
storeAnswer.under = async (scope: string, tx: Tx, answer: unknown): Promise<void> => {
  const row = answerRow(tx, answer, scope);
  if (!row) return;
  await tx.query(`SELECT set_config('contra.organisation_id', $1, true)`, [scope]);
  const writes = new WriteSet();
  writes.insert('idempotency_keys', row);
  const statement = insertStatement([{ organisationId: scope, writes }]);
  if (statement) await tx.client.query(statement);
};

function answerRow(tx: Tx, answer: unknown, scope: string): Row | null {
  const claim = tx.ctx.idempotency;
  if (!claim) return null;
  return {
    organisation_id: scope,
    api_key_id: tx.ctx.caller.keyId,
    method: claim.method,
    path: claim.path,
    key: claim.key,
    request_hash: `\\x${claim.requestHash.toString('hex')}`,
    status: claim.status,
    answer: textOrObject(withoutSecrets(answer, claim.secrets)),
    created_at: tx.ctx.now,
  };
}

/** An object is made a text of along with the events that tell of it. */
const textOrObject = (answer: unknown): unknown =>
  typeof answer === 'object' && answer !== null ? answer : JSON.stringify(answer);

function withoutSecrets(answer: unknown, secrets: readonly string[]): unknown {
  if (secrets.length === 0 || typeof answer !== 'object' || answer === null) return answer;
  return Object.fromEntries(Object.entries(answer).filter(([field]) => !secrets.includes(field)));
}
