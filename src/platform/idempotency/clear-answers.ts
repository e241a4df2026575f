import type { Tx } from '../database/transaction';

/**
 * Clears the stored answers of the organisation that name an object whose personal data is being erased. The rows stay, so
 * that none of those requests is done once more: a replay answers `{"erased": true}`.
 */
export function clearAnswersNaming(tx: Tx, id: string): void {
  tx.writes.update(
    `UPDATE idempotency_keys SET answer = '{"erased":true}' WHERE organisation_id = $1 AND strpos(answer, $2) > 0`,
    [tx.organisationId, id],
    null,
  );
}
