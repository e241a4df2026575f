import { lateDay, someDay, someMonth, type Books } from './books';
import { nameOf } from './marks';
import { about, known, patch, post, price, remove, type Kind, type Scene } from './wish';

const lines = ({ random, books }: Scene): object[] => {
  const amount = price(random);
  const description = nameOf(books.index, 'line');
  return [
    { accountCode: '1200', debit: amount, description },
    { accountCode: '4000', credit: amount, vatCode: 'O0' },
  ];
};

const entry = (scene: Scene): object => ({
  date: someDay(scene.random),
  memo: scene.tag,
  lines: lines(scene),
});

const reverse = ({ entries }: Books, scene: Scene) =>
  about(entries, scene, ({ id }) => post(`/journal/entries/${id}/reverse`, { reversalDate: '2025-06-30' }));

export const BOOKKEEPING: readonly Kind[] = [
  {
    name: 'post a journal entry',
    weight: 12,
    wish: (scene) => post('/journal/entries', entry(scene), (body) => scene.books.entries.push(known(body))),
  },
  { name: 'reverse a journal entry', weight: 3, wish: (scene) => reverse(scene.books, scene) },
  {
    name: 'reverse by the set',
    weight: 1,
    quiet: true,
    wish: (scene) =>
      about(scene.books.entries, scene, ({ id }) => {
        const other = scene.random.pick(scene.books.entries)?.id ?? id;
        return post('/journal/entries/reverse', {
          atomic: scene.random.chance(0.5),
          entryIds: [...new Set([id, other])],
          reversalDate: '2025-06-30',
        });
      }),
  },
  {
    name: 'draft an entry',
    weight: 3,
    wish: (scene) =>
      post('/journal/entries', { ...entry(scene), status: 'draft' }, (body) =>
        scene.books.draftEntries.push(known(body)),
      ),
  },
  {
    name: 'edit a draft entry',
    weight: 1,
    wish: (scene) =>
      about(scene.books.draftEntries, scene, ({ id }) =>
        patch(`/journal/entries/${id}`, { lines: lines(scene) }),
      ),
  },
  {
    name: 'post a draft entry',
    weight: 3,
    wish: (scene) =>
      about(scene.books.draftEntries, scene, ({ id }) =>
        post(`/journal/entries/${id}/post`, { date: lateDay(scene.random) }),
      ),
  },
  {
    name: 'delete a draft entry',
    weight: 1,
    wish: (scene) => about(scene.books.draftEntries, scene, ({ id }) => remove(`/journal/entries/${id}`)),
  },
  {
    name: 'freeze an export',
    weight: 1,
    quiet: true,
    wish: () => post('/journal/exports', { format: 'csv' }),
  },
];

export const LOCKS: readonly Kind[] = [
  {
    name: 'lock a month',
    weight: 6,
    quiet: true,
    wish: ({ random }) => post(`/periods/per_${someMonth(random)}/lock`, {}),
  },
  {
    name: 'unlock a month',
    weight: 14,
    quiet: true,
    wish: ({ random }) => post(`/periods/per_${someMonth(random)}/unlock`, { reason: 'chaos' }),
  },
  {
    name: 'move a lock date',
    weight: 3,
    quiet: true,
    wish: ({ random }) => ({
      method: 'PUT',
      path: '/periods/locks',
      body: { [random.pick(['sales', 'tax', 'all']) ?? 'all']: random.chance(0.8) ? null : someDay(random) },
    }),
  },
];
