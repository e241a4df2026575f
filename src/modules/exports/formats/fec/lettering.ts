import type { PlainDate } from '../../../../domain/periods/plain-date';
import type { ExportSource } from '../export-format';

export interface Letter {
  /** EcritureLet */
  readonly code: string;
  /** DateLet */
  readonly date: PlainDate;
}

interface Group {
  first: string;
  date: PlainDate;
  isSettled: boolean;
}

/**
 * The lettering ("lettrage") of debtors' lines: items that allocations tie together, directly or through others, are one group,
 * and a group in which nothing is left open has a letter; so has an item that was settled by itself, by its void or a
 * refund. Dated by the last movement of the group. Codes count from AAA in order of those dates.
 */
export async function lettering(source: ExportSource): Promise<ReadonlyMap<string, Letter>> {
  const ties = new Ties();
  const allocatedOn = new Map<string, PlainDate>();
  for await (const { credit, debit, date } of source.rows<Edge>(LIVE_ALLOCATIONS)) {
    ties.join(credit, debit);
    for (const id of [credit, debit]) allocatedOn.set(id, latest(allocatedOn.get(id), date));
  }
  const groups = new Map<string, Group>();
  const members = new Map<string, Group>();
  for await (const { id, settled, lines, last } of source.rows<Item>(ITEMS)) {
    const date = allocatedOn.get(id);
    if (date === undefined && !(settled && lines > 1)) continue;
    const root = ties.rootOf(id);
    const group = groups.get(root) ?? { first: id, date: last, isSettled: true };
    group.date = latest(group.date, latest(date, last));
    group.isSettled &&= settled;
    groups.set(root, group);
    members.set(id, group);
  }
  return lettersOf(groups, members);
}

function lettersOf(
  groups: ReadonlyMap<string, Group>,
  members: ReadonlyMap<string, Group>,
): ReadonlyMap<string, Letter> {
  const settled = [...groups.values()].filter(({ isSettled }) => isSettled);
  settled.sort((a, b) => compare(a.date, b.date) || compare(a.first, b.first));
  const letters = new Map(settled.map((group, index) => [group, { code: codeOf(index), date: group.date }]));
  const found = new Map<string, Letter>();
  for (const [id, group] of members) {
    const letter = letters.get(group);
    if (letter) found.set(id, letter);
  }
  return found;
}

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
const latest = (a: PlainDate | undefined, b: PlainDate): PlainDate => (a !== undefined && a > b ? a : b);

/** AAA, AAB, … ZZZ, AAAA: the n-th word of capital letters, three at least. */
export function codeOf(index: number): string {
  let length = 3;
  let left = index;
  for (; left >= 26 ** length; length++) left -= 26 ** length;
  return Array.from({ length }, (_, place) =>
    String.fromCharCode(65 + (Math.floor(left / 26 ** (length - 1 - place)) % 26)),
  ).join('');
}

/** Disjoint sets of items. */
class Ties {
  private readonly parents = new Map<string, string>();

  rootOf(id: string): string {
    let root = id;
    for (let parent = this.parents.get(root); parent !== undefined; parent = this.parents.get(root))
      root = parent;
    for (let each = id; each !== root;) {
      const parent = this.parents.get(each) ?? root;
      this.parents.set(each, root);
      each = parent;
    }
    return root;
  }

  join(a: string, b: string): void {
    const [one, other] = [this.rootOf(a), this.rootOf(b)];
    if (one !== other) this.parents.set(one, other);
  }
}

interface Edge {
  credit: string;
  debit: string;
  date: PlainDate;
}

interface Item {
  id: string;
  settled: boolean;
  lines: number;
  last: PlainDate;
}

const LIVE_ALLOCATIONS = `SELECT credit_item_id AS credit, debit_item_id AS debit, max(date) AS date
  FROM allocations WHERE organisation_id = $1 GROUP BY credit_item_id, debit_item_id HAVING sum(amount) <> 0`;

const ITEMS = `SELECT i.id, i.open_amount = 0 AS settled, l.lines, l.last
  FROM open_items i
  JOIN (SELECT open_item_id, count(*)::int AS lines, max(date) AS last FROM journal_lines
          WHERE organisation_id = $1 AND open_item_id IS NOT NULL GROUP BY open_item_id) l ON l.open_item_id = i.id
  WHERE i.organisation_id = $1 ORDER BY i.id`;
