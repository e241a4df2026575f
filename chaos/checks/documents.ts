import { send } from '../http';
import { outcomeOf, type Operation, type OperationLog } from '../log';
import type { Random } from '../random';
import type { Findings } from '../findings';
import type { System } from '../system/system';
import type { Books } from '../workload/books';
import { keptOf } from '../workload/kept';

const READ_BACK = 1500;
/** What these make is marked with the tag of the request. */
const MAKES =
  /^\/(credit-notes|invoices|payments|journal\/entries|opening-items)(\/batch|\/[^/]+\/void-and-reissue)?$/;
/** What these make can be deleted again. */
const MAY_GO = new Set(['draft an invoice', 'draft an entry']);

/** Counts, in the tables themselves, what each request has made. */
export async function checkMade(system: System, log: OperationLog, findings: Findings): Promise<void> {
  const rows = await system.query<{ tag: string; count: number }>(`
    SELECT tag, count(*)::int AS count FROM (
      SELECT metadata ->> 'tag' AS tag FROM credit_notes
      UNION ALL SELECT metadata ->> 'tag' FROM invoices
      UNION ALL SELECT metadata ->> 'tag' FROM payments
      UNION ALL SELECT document_number FROM open_items WHERE kind = 'opening'
      UNION ALL SELECT memo FROM journal_entries WHERE source_type = 'manual' AND reverses_entry_id IS NULL
      UNION ALL SELECT request ->> 'memo' FROM journal_drafts
    ) made WHERE tag IS NOT NULL GROUP BY tag`);
  const counts = new Map(rows.map(({ tag, count }) => [tag, count]));
  for (const operation of log.operations.filter(
    ({ method, path }) => method === 'POST' && MAKES.test(path),
  )) {
    const rule = miscounted(operation, counts.get(operation.tag) ?? 0);
    if (rule !== null)
      findings.add(rule, `${counts.get(operation.tag) ?? 0} with ${operation.tag}`, operation);
  }
}

function miscounted(operation: Operation, count: number): string | null {
  const { dry, kind, answer, body } = operation;
  const outcome = outcomeOf(operation);
  if (dry || outcome === 'refused')
    return count > 0 ? 'a document of a request that was refused or dry' : null;
  const asked = setOf(body)?.length ?? 1;
  if (count > asked) return 'a document that was made more than once';
  if (outcome === 'unknown' || MAY_GO.has(kind)) {
    const whole = (body as { atomic?: boolean }).atomic !== true || count === 0 || count === asked;
    return whole ? null : 'half of a set that is all or nothing';
  }
  return count === answer?.made ? null : 'an acknowledged document that is not there';
}

const setOf = (body: object): unknown[] | undefined => {
  const { creditNotes, invoices } = body as { creditNotes?: unknown[]; invoices?: unknown[] };
  return creditNotes ?? invoices;
};

/** What a create was answered with is what can be read now, but for what may change. */
export async function checkReadBack(
  url: string,
  all: readonly Books[],
  { operations }: OperationLog,
  findings: Findings,
  random: Random,
): Promise<number> {
  const readable = operations.filter(({ answer }) => answer !== null && answer.kept !== '');
  const chosen = random.shuffled(readable).slice(0, READ_BACK);
  for (const operation of chosen) {
    const books = all[operation.organisation];
    if (!books) continue;
    const found = await send({
      url: `${url}/api/v1${operation.path}/${operation.answer?.id ?? ''}`,
      method: 'GET',
      headers: { authorization: `Bearer ${books.liveKey}` },
    });
    const now = keptOf(operation.path, found.body);
    if (found.status !== 200 || now !== operation.answer?.kept)
      findings.add(
        'an acknowledged document that is not there as it was answered',
        { now: now || found.text.slice(0, 500), then: operation.answer?.kept },
        operation,
      );
  }
  return chosen.length;
}
