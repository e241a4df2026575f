import { aFile, type WriteRoute } from './world';

/** The write routes of manual journal entries beside the plainest, which stand in write-routes.data.ts. */
export const JOURNAL_ROUTES: readonly WriteRoute[] = [
  {
    route: 'POST /journal/exports',
    right: ({ key }) => key.post('/journal/exports', { format: 'csv' }),
    makes: 'exp',
    wrong: {
      'no format': ({ key }) => key.post('/journal/exports'),
      'an unknown one': ({ key }) => key.post('/journal/exports', { format: 'parquet' }),
      'an entry to come': ({ key }) => key.post('/journal/exports', { format: 'csv', toEntry: 9999 }),
      'what its format lacks': ({ key }) => key.post('/journal/exports', { format: 'fec' }),
    },
  },
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
  {
    route: 'PATCH /journal/entries/{id}',
    right: ({ key }, { ids }) => key.patch(`/journal/entries/${ids.draftEntry}`, { memo: 'Checked' }),
    wrong: {
      'lines that do not balance': ({ key }, { ids }) =>
        key.patch(`/journal/entries/${ids.draftEntry}`, {
          lines: [
            { accountCode: '7500', debit: 10 },
            { accountCode: '1200', credit: 9 },
          ],
        }),
      'an entry': ({ key }, { ids }) => key.patch(`/journal/entries/${ids.entry}`, { memo: 'x' }),
      'an unknown draft': ({ key }) => key.patch('/journal/entries/je_unknown', { memo: 'x' }),
    },
  },
  {
    route: 'POST /journal/entries/{id}/post',
    right: ({ key }, { ids }) => key.post(`/journal/entries/${ids.draftEntry}/post`),
    wrong: {
      'a locked date': ({ key }, { ids }) =>
        key.post(`/journal/entries/${ids.draftEntry}/post`, { date: '2026-03-31' }),
      'a date to come': ({ key }, { ids }) =>
        key.post(`/journal/entries/${ids.draftEntry}/post`, { date: '2026-05-21' }),
      'an entry': ({ key }, { ids }) => key.post(`/journal/entries/${ids.entry}/post`),
    },
  },
  {
    route: 'DELETE /journal/entries/{id}',
    right: ({ key }, { ids }) => key.delete(`/journal/entries/${ids.draftEntry}`),
    wrong: {
      'an entry': ({ key }, { ids }) => key.delete(`/journal/entries/${ids.entry}`),
      'an unknown draft': ({ key }) => key.delete('/journal/entries/je_unknown'),
    },
  },
  {
    route: 'POST /journal/entries/{id}/attachments',
    right: ({ key }, { ids }) => key.post(`/journal/entries/${ids.entry}/attachments`, aFile()),
    makes: 'att',
    wrong: {
      'a type that is not allowed': ({ key }, { ids }) =>
        key.post(`/journal/entries/${ids.entry}/attachments`, aFile({ contentType: 'text/html' })),
      'a file that is not what it claims': ({ key }, { ids }) =>
        key.post(`/journal/entries/${ids.entry}/attachments`, aFile({ contentType: 'application/pdf' })),
      'a draft': ({ key }, { ids }) => key.post(`/journal/entries/${ids.draftEntry}/attachments`, aFile()),
      'an unknown entry': ({ key }) => key.post('/journal/entries/je_unknown/attachments', aFile()),
    },
  },
  {
    route: 'POST /journal/entries/{id}/attachments/{attachmentId}/withdraw',
    right: ({ key }, { ids }) =>
      key.post(`/journal/entries/${ids.entry}/attachments/${ids.attachment}/withdraw`, {
        reason: 'Another entry',
      }),
    wrong: {
      'no reason': ({ key }, { ids }) =>
        key.post(`/journal/entries/${ids.entry}/attachments/${ids.attachment}/withdraw`),
      'an unknown file': ({ key }, { ids }) =>
        key.post(`/journal/entries/${ids.entry}/attachments/att_unknown/withdraw`, { reason: 'x' }),
    },
  },
];
