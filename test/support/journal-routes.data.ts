import type { WriteRoute } from './world';

/** The write routes of manual journal entries beside the plainest, which stand in write-routes.data.ts. */
export const JOURNAL_ROUTES: readonly WriteRoute[] = [
  {
    route: 'POST /journal/entries/reverse',
    right: ({ key }, { ids }) => key.post('/journal/entries/reverse', { entryIds: [ids.entry] }),
    wrong: {
      'none in it': ({ key }) => key.post('/journal/entries/reverse', { entryIds: [] }),
      'an unknown entry': ({ key }, { ids }) =>
        key.post('/journal/entries/reverse', { entryIds: [ids.entry, 'je_unknown'] }),
      'an entry twice': ({ key }, { ids }) =>
        key.post('/journal/entries/reverse', { entryIds: [ids.entry, ids.entry] }),
      'a reversal before the entry': ({ key }, { ids }) =>
        key.post('/journal/entries/reverse', { entryIds: [ids.entry], reversalDate: '2026-05-03' }),
    },
  },
];
