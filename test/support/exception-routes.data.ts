import { anException, type WriteRoute } from './world';

/** The write routes of exceptions of the locks. */
export const EXCEPTION_ROUTES: readonly WriteRoute[] = [
  {
    route: 'POST /periods/exceptions',
    right: ({ key }, { ids }) => key.post('/periods/exceptions', anException(ids.key)),
    makes: 'lex',
    wrong: {
      'an unknown key': ({ key }) => key.post('/periods/exceptions', anException('key_unknown')),
      'the hard lock': ({ key }, { ids }) =>
        key.post('/periods/exceptions', anException(ids.key, { locks: ['hard'] })),
      'an expiry that has passed': ({ key }, { ids }) =>
        key.post('/periods/exceptions', anException(ids.key, { expiresAt: '2026-05-19T00:00:00Z' })),
      'an expiry far away': ({ key }, { ids }) =>
        key.post('/periods/exceptions', anException(ids.key, { expiresAt: '2027-05-19T00:00:00Z' })),
    },
  },
  {
    route: 'DELETE /periods/exceptions/{id}',
    right: ({ key }, { ids }) => key.delete(`/periods/exceptions/${ids.exception}`),
    wrong: { 'an unknown exception': ({ key }) => key.delete('/periods/exceptions/lex_unknown') },
  },
];
