import { DomainError } from '../../domain/errors';
import type { Tx } from '../database/transaction';
import type { IdempotencyClaim, OperatorContext } from '../request-context/request-context';

export interface StoredAnswer {
  readonly status: number;
  readonly body: unknown;
}

/** Thrown in place of doing a request again: it was done, and answered so. */
export class AnsweredBefore extends Error {
  override readonly name = 'AnsweredBefore';

  constructor(readonly stored: StoredAnswer) {
    super('the request has been answered before');
  }
}

interface Row {
  method: string;
  path: string;
  key: string;
  status: number;
  answer: string;
  request_hash: Buffer;
}

/**
 * What was committed for the keys of these requests of one caller, in their order: the answer, null where there is none, or
 * 422 `idempotency_key_reused` where the body was another.
 */
export async function answersBefore(
  tx: Tx,
  requests: readonly Pick<OperatorContext, 'caller' | 'idempotency'>[],
): Promise<(AnsweredBefore | DomainError | null)[]> {
  const claims = requests.flatMap(({ idempotency }) => idempotency ?? []);
  const [first] = requests;
  if (!first || claims.length === 0) return requests.map(() => null);
  const rows = await tx.query<Row>(
    `SELECT method, path, key, status, answer, request_hash FROM idempotency_keys
     WHERE organisation_id = $1 AND api_key_id = $2 AND method = ANY ($3) AND path = ANY ($4) AND key = ANY ($5)`,
    [
      tx.organisationId,
      first.caller.keyId,
      [...new Set(claims.map(({ method }) => method))],
      [...new Set(claims.map(({ path }) => path))],
      claims.map(({ key }) => key),
    ],
  );
  const answers = new Map(rows.map((row) => [nameOf(row), row]));
  return requests.map(({ idempotency }) => {
    const row = idempotency && answers.get(nameOf(idempotency));
    return row ? answerIn(row, idempotency) : null;
  });
}

/** A key is of one method and path; it comes last, as it alone may hold a space. */
const nameOf = ({ method, path, key }: Pick<Row, 'method' | 'path' | 'key'>): string =>
  `${method} ${path} ${key}`;

function answerIn(row: Row, claim: IdempotencyClaim): AnsweredBefore | DomainError {
  return row.request_hash.equals(claim.requestHash)
    ? new AnsweredBefore({ status: row.status, body: JSON.parse(row.answer) as unknown })
    : new DomainError('idempotency_key_reused', 'This Idempotency-Key was used with another body.');
}
