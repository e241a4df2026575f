import { lateDay } from './books';
import { nameOf } from './marks';
import { about, document, known, partOf, patch, post, remove, type Kind } from './wish';

export const INVOICES: readonly Kind[] = [
  {
    name: 'issue an invoice',
    weight: 18,
    wish: (scene) =>
      post('/invoices', { ...document(scene), status: 'issued' }, (body) =>
        scene.books.invoices.push(known(body)),
      ),
  },
  {
    name: 'issue by the set',
    weight: 3,
    quiet: true,
    wish: (scene) =>
      post('/invoices/batch', {
        atomic: scene.random.chance(0.5),
        invoices: Array.from({ length: scene.random.between(2, 5) }, () => document(scene)),
      }),
  },
  {
    name: 'draft an invoice',
    weight: 4,
    wish: (scene) => post('/invoices', document(scene), (body) => scene.books.drafts.push(known(body))),
  },
  {
    name: 'edit a draft',
    weight: 2,
    wish: (scene) =>
      about(scene.books.drafts, scene, ({ id }) =>
        patch(`/invoices/${id}`, {
          reference: nameOf(scene.books.index, String(scene.random.between(1, 999))),
        }),
      ),
  },
  {
    name: 'issue a draft',
    weight: 4,
    wish: (scene) =>
      about(scene.books.drafts, scene, ({ id }) =>
        post(`/invoices/${id}/issue`, {}, (body) => scene.books.invoices.push(known(body))),
      ),
  },
  {
    name: 'delete a draft',
    weight: 1,
    wish: (scene) => about(scene.books.drafts, scene, ({ id }) => remove(`/invoices/${id}`)),
  },
  {
    name: 'void an invoice',
    weight: 3,
    wish: (scene) =>
      about(scene.books.invoices, scene, ({ id }) =>
        post(`/invoices/${id}/void`, { reversalDate: '2025-06-30', reason: 'chaos' }),
      ),
  },
  {
    name: 'write off',
    weight: 3,
    wish: (scene) =>
      about(scene.books.invoices, scene, ({ id, gross }) =>
        post(
          `/invoices/${id}/write-offs`,
          { amount: partOf(gross, scene.random), date: lateDay(scene.random) },
          (body) => scene.books.writeOffs.push(known(body)),
        ),
      ),
  },
  {
    name: 'reverse a write-off',
    weight: 2,
    wish: (scene) =>
      about(scene.books.writeOffs, scene, ({ id }) =>
        post(`/write-offs/${id}/reverse`, { date: '2025-06-30' }),
      ),
  },
];
