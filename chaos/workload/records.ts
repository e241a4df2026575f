import { nameOf } from './marks';
import { about, patch, post, price, type Kind } from './wish';

/** Customers, the catalogue, rates, keys and settings. */
export const RECORDS: readonly Kind[] = [
  {
    name: 'add a customer',
    weight: 2,
    wish: ({ books, tag }) =>
      post('/customers', { name: nameOf(books.index, tag) }, (body) => {
        // Few, so that documents still meet.
        if (books.customers.length < 8) books.customers.push(body['id'] as string);
      }),
  },
  {
    name: 'rename a customer',
    weight: 1,
    wish: (scene) =>
      about(scene.books.customers, scene, (id) =>
        patch(`/customers/${id}`, { name: nameOf(scene.books.index, `renamed by ${scene.tag}`) }),
      ),
  },
  {
    name: 'bring customers in',
    weight: 1,
    quiet: true,
    wish: ({ books, tag, random }) =>
      post('/customers/import', {
        atomic: random.chance(0.5),
        customers: [1, 2, 3].map((n) => ({ name: nameOf(books.index, `${tag} ${n}`) })),
      }),
  },
  {
    name: 'add a product',
    weight: 1,
    wish: ({ books, tag }) =>
      post('/products', { name: nameOf(books.index, tag), taxCode: 'standard' }, (body) =>
        books.products.push({ id: body['id'] as string }),
      ),
  },
  {
    name: 'add a price',
    weight: 1,
    wish: (scene) =>
      about(scene.books.products, scene, ({ id }) =>
        post('/prices', { productId: id, unitPrice: price(scene.random) }),
      ),
  },
  {
    name: 'set an exchange rate',
    weight: 1,
    quiet: true,
    wish: ({ random }) => ({
      method: 'PUT',
      path: '/exchange-rates',
      body: { rates: [{ currency: 'USD', date: `2025-03-${random.between(10, 28)}`, rate: price(random) }] },
    }),
  },
  {
    name: 'make a key',
    weight: 1,
    quiet: true,
    secret: true,
    wish: ({ books, tag }) =>
      post('/api-keys', { name: nameOf(books.index, tag), mode: 'live', scopes: ['reports:read'] }, (body) =>
        books.keys.push({ id: body['id'] as string }),
      ),
  },
  {
    name: 'revoke a key',
    weight: 1,
    quiet: true,
    wish: (scene) => about(scene.books.keys, scene, ({ id }) => post(`/api-keys/${id}/revoke`, {})),
  },
];
