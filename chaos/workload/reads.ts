import { send } from '../http';
import type { Random } from '../random';
import type { Books } from './books';
import type { Fleet } from './client';
import { foreignMark } from './marks';

const LISTS = [
  '/credit-notes?limit=50',
  '/invoices?limit=50',
  '/payments?limit=50',
  '/refunds?limit=50',
  '/write-offs?limit=50',
  '/customers?limit=50',
  '/products?limit=50',
  '/open-items?limit=50',
  '/opening-items?limit=50',
  '/journal/entries?limit=50',
  '/api-keys?limit=50',
  '/periods/locks',
  '/periods/locks/history',
  '/webhook-endpoints',
  '/journal/seals',
  '/reports/trial-balance',
  '/reports/trial-balance?asOf=2025-03-31',
  '/reports/balance-sheet',
  '/reports/profit-and-loss?from=2025-01-01&to=2025-12-31',
  '/reports/vat-summary?from=2025-01-01&to=2025-12-31',
  '/reports/aged-debtors',
  '/reports/number-gaps',
  '/reports/sales-day-book?from=2025-01-01&to=2025-12-31&limit=50',
  '/reports/general-ledger?accountCode=4000&from=2025-01-01&to=2025-12-31&limit=50',
  '/journal/export?format=csv&from=2025-01-01&to=2025-01-10',
];

interface Sums {
  readonly debit: string;
  readonly credit: string;
}

/** Reads a list, a report, or an object of another organisation, and looks for what may never be in it. */
export async function readSomething(fleet: Fleet, books: Books, random: Random): Promise<void> {
  const others = random.pick(fleet.books.filter((each) => each !== books)) ?? books;
  const secret = random.pick([...others.notes, ...others.invoices, ...others.payments]);
  const reach = random.chance(0.2) && secret !== undefined;
  const path = reach ? pathOf(secret.id) : (random.pick(LISTS) ?? '');
  const answer = await send({
    url: `${random.pick(fleet.urls()) ?? ''}/api/v1${path}`,
    method: 'GET',
    headers: { authorization: `Bearer ${books.liveKey}` },
  }).catch(() => null);
  if (!answer || answer.status === 503) return;
  const { status, text, body } = answer;
  const found = (rule: string): void =>
    fleet.findings.add(rule, `GET ${path} of organisation ${books.index}: ${status} ${text.slice(0, 600)}`);
  if (reach && status === 200) found('another organisation’s row');
  else if (status !== (reach ? 404 : 200)) found(`a read answered with ${status}`);
  if (foreignMark(text, books.index) !== null) found('another organisation’s row');
  const totals = body['totals'] as Sums | undefined;
  if (path.startsWith('/reports/trial-balance') && totals?.debit !== totals?.credit)
    found('a trial balance that does not balance');
  if (body['complete'] === false) found('a gap that the report of gaps shows');
}

const PATHS: Readonly<Record<string, string>> = { cn: 'credit-notes', inv: 'invoices', pay: 'payments' };

const pathOf = (id: string): string => `/${PATHS[id.slice(0, id.indexOf('_'))] ?? 'credit-notes'}/${id}`;
