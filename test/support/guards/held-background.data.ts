import { created, creditNote } from '../books';
import { transfer } from '../manual-entries';
import { rollUp } from '../rollup';
import { gate, inSql, journal, row, webhooks, type Held } from './held';

const advance = 'src/modules/reports/rollup/advance.ts';
const relay = 'src/platform/outbox/relay.store.ts';

/** What is done in the background, by whichever process comes first: the others pass by. */
export const HELD_IN_BACKGROUND: readonly Held[] = [
  {
    what: 'adding up the journal passes a ledger by that another adds up',
    guards: [
      `${advance}: lock clause FOR UPDATE SKIP LOCKED in advance`,
      `${advance}: lock clause SKIP LOCKED in advance`,
    ],
    waits: null,
    scene: async (books, ledger, app) => {
      await rollUp(app, books);
      await created(books.live, '/journal/entries', transfer());
      return { hold: mark(ledger), send: () => rollUp(app, books) };
    },
  },
  {
    what: 'adding up afresh waits for whoever adds up',
    guards: [`${advance}: lock clause FOR UPDATE in forget`],
    waits: /FROM journal_rollup_marks .*FOR UPDATE/,
    scene: (books, ledger, app) => ({ hold: mark(ledger), send: () => rollUp(app, books, { afresh: true }) }),
  },
  {
    what: 'relaying passes a ledger by whose events another relays',
    guards: [
      `${relay}: lock clause FOR UPDATE SKIP LOCKED in holdCursor`,
      `${relay}: lock clause SKIP LOCKED in holdCursor`,
    ],
    waits: null,
    scene: async ({ live }, ledger, app) => {
      await live.post('/credit-notes', creditNote());
      await app.settle('relay');
      await live.post('/credit-notes', creditNote());
      return {
        hold: `SELECT FROM relay_cursors WHERE organisation_id = '${ledger}' FOR UPDATE`,
        send: () => app.settle('relay'),
      };
    },
  },
  {
    what: 'queueing for an endpoint waits for those who delete it',
    guards: [`${webhooks}fan-out.ts: lock clause FOR SHARE in listenersOf`],
    waits: /FROM webhook_endpoints\s.*FOR SHARE/s,
    scene: async ({ live }, _ledger, app) => {
      const { id } = await created(live, '/webhook-endpoints', { url: 'https://receiver.localhost/' });
      await live.post('/credit-notes', creditNote());
      return { hold: row('webhook_endpoints', id), send: () => app.settle('relay') };
    },
  },
  {
    what: 'the automatic reversal passes an entry by that another reverses',
    guards: [`${journal}auto-reversals.store.ts: lock clause SKIP LOCKED in lockPending`],
    waits: null,
    scene: async ({ live }, _ledger, app) => {
      const { id } = await created(
        live,
        '/journal/entries',
        transfer({ date: '2026-05-20', autoReverse: true }),
      );
      app.clock.travelTo('2026-06-02T12:00:00Z');
      const hold = `SELECT FROM auto_reversals WHERE entry_id = '${id as string}' FOR UPDATE`;
      return { hold, send: () => app.reverseDue() };
    },
  },
  {
    what: 'plain SQL that deletes an account waits for postings',
    guards: ['account_is_unused: lock FOR UPDATE'],
    waits: /DELETE FROM accounts/,
    scene: async ({ live }, ledger, app) => {
      const { id } = await created(live, '/accounts', { code: '18999', name: 'Spare', type: 'asset' });
      const text = `DELETE FROM accounts WHERE id = '${id as string}'`;
      return { hold: gate(ledger), send: () => inSql(app, ledger, text) };
    },
  },
  {
    what: 'plain SQL that deletes a tax rate waits for postings',
    guards: ['tax_rate_is_unused: lock FOR UPDATE'],
    waits: /DELETE FROM tax_rates/,
    scene: async ({ live }, ledger, app) => {
      const rate = { taxCode: 'd', rate: 7, validFrom: '2026-01-01' };
      const { id } = await created(live, '/tax-rates', rate);
      const text = `DELETE FROM tax_rates WHERE id = '${id as string}'`;
      return { hold: gate(ledger), send: () => inSql(app, ledger, text) };
    },
  },
];

const mark = (ledger: string): string =>
  `SELECT FROM journal_rollup_marks WHERE organisation_id = '${ledger}' FOR UPDATE`;
