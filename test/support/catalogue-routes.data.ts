import type { Client, Answer } from './app';
import type { Send, World, WriteRoute } from './world';

const post =
  (path: string, body: object = {}): Send =>
  ({ key }) =>
    key.post(path, body);
const of =
  (what: keyof World['ids'], send: (key: Client, id: string) => Promise<Answer>): Send =>
  ({ key }, { ids }) =>
    send(key, ids[what]);
const rates = (...changes: object[]): Send => {
  const body = {
    rates: changes.map((each) => ({ currency: 'USD', date: '2026-05-05', rate: '0.85', ...each })),
  };
  return ({ key }) => key.put('/exchange-rates', body);
};

/** The catalogue, and what customers have beside the plain ways of a record. */
export const CATALOGUE_ROUTES: readonly WriteRoute[] = [
  {
    route: 'POST /products',
    right: post('/products', { name: 'Gadget', taxCode: 'standard', sku: 'G-1' }),
    makes: 'prod',
    wrong: {
      'no tax code': post('/products', { name: 'Gadget' }),
      'a SKU that is taken': post('/products', { name: 'Gadget', taxCode: 'standard', sku: 'W-1' }),
      'an unknown account': post('/products', { name: 'Gadget', taxCode: 'a', accountId: 'acc_unknown' }),
    },
  },
  {
    route: 'PATCH /products/{id}',
    right: of('product', (key, id) => key.patch(`/products/${id}`, { name: 'Gadget', archived: true })),
    wrong: { 'an unknown product': ({ key }) => key.patch('/products/prod_unknown', { name: 'x' }) },
  },
  {
    route: 'DELETE /products/{id}',
    right: of('unpriced', (key, id) => key.delete(`/products/${id}`)),
    wrong: { 'a product with a price': of('product', (key, id) => key.delete(`/products/${id}`)) },
  },
  {
    route: 'POST /prices',
    right: of('product', (key, productId) =>
      key.post('/prices', { productId, unitPrice: '9.99', default: true }),
    ),
    makes: 'price',
    wrong: {
      'an unknown product': post('/prices', { productId: 'prod_unknown', unitPrice: 1 }),
      'too many decimals': of('product', (key, productId) =>
        key.post('/prices', { productId, unitPrice: '0.0000001' }),
      ),
      'a default that is not offered': of('product', (key, productId) =>
        key.post('/prices', { productId, unitPrice: 1, active: false, default: true }),
      ),
    },
  },
  {
    route: 'PATCH /prices/{id}',
    right: of('price', (key, id) => key.patch(`/prices/${id}`, { active: false })),
    wrong: {
      'another amount': of('price', (key, id) => key.patch(`/prices/${id}`, { unitPrice: 2 })),
      'an unknown price': ({ key }) => key.patch('/prices/price_unknown', { active: false }),
    },
  },
  {
    route: 'DELETE /prices/{id}',
    right: of('price', (key, id) => key.delete(`/prices/${id}`)),
    wrong: { 'an unknown price': ({ key }) => key.delete('/prices/price_unknown') },
  },
  {
    route: 'POST /tax-rates',
    right: post('/tax-rates', { taxCode: 'books', rate: 5, validFrom: '2026-01-01' }),
    makes: 'txr',
    wrong: {
      'no reason': post('/tax-rates', { taxCode: 'books', category: 'E', validFrom: '2026-01-01' }),
      'an overlap': post('/tax-rates', { taxCode: 'standard', rate: 5, validFrom: '2026-01-01' }),
    },
  },
  {
    route: 'PATCH /tax-rates/{id}',
    right: of('taxRate', (key, id) => key.patch(`/tax-rates/${id}`, { rate: 8, validTo: '2026-12-31' })),
    wrong: {
      'an end before its start': of('taxRate', (key, id) =>
        key.patch(`/tax-rates/${id}`, { validTo: '2025-12-31' }),
      ),
      'an unknown rate': ({ key }) => key.patch('/tax-rates/txr_unknown', { name: 'x' }),
    },
  },
  {
    route: 'DELETE /tax-rates/{id}',
    right: of('taxRate', (key, id) => key.delete(`/tax-rates/${id}`)),
    wrong: { 'an unknown rate': ({ key }) => key.delete('/tax-rates/txr_unknown') },
  },
  {
    route: 'PUT /exchange-rates',
    right: rates({}, { date: '2026-05-04', rate: '0.9' }),
    wrong: { 'no rates': rates(), 'the base currency': rates({ currency: 'GBP' }), twice: rates({}, {}) },
  },
  {
    route: 'DELETE /exchange-rates/{id}',
    right: ({ key }) => key.delete('/exchange-rates/fx_2026-05-04_USD'),
    wrong: { 'an unknown rate': ({ key }) => key.delete('/exchange-rates/fx_2026-05-03_USD') },
  },
  {
    route: 'POST /customers/import',
    right: post('/customers/import', { customers: [{ name: 'Beta plc' }, { name: 'Gamma plc' }] }),
    wrong: {
      'none in it': post('/customers/import', { customers: [] }),
      'one of it': post('/customers/import', { customers: [{ name: 'Beta plc' }, { name: '' }] }),
    },
  },
  {
    route: 'POST /customers/{id}/erase',
    right: of('customer', (key, id) => key.post(`/customers/${id}/erase`)),
    wrong: { 'an unknown customer': post('/customers/cus_unknown/erase') },
  },
];
