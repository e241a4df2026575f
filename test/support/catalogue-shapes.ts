import {
  ExchangeRateEntry,
  SetExchangeRatesRequest,
} from '../../src/modules/catalogue/dto/exchange-rate.dto';
import { CreatePriceRequest, UpdatePriceRequest } from '../../src/modules/catalogue/dto/price.dto';
import { CreateProductRequest, UpdateProductRequest } from '../../src/modules/catalogue/dto/product.dto';
import { CreateTaxRateRequest, UpdateTaxRateRequest } from '../../src/modules/catalogue/dto/tax-rate.dto';
import { ImportCustomersRequest } from '../../src/modules/customers/dto/import-customers.dto';
import { created } from './books';
import { onNew, post, type Shape } from './shape';

const product = { name: 'Widget', taxCode: 'standard' };
const rates = { rates: [{ currency: 'EUR', date: '2026-05-04', rate: '0.85' }] };

let serial = 0;
const taxRate = (): object => ({ taxCode: `code-${(serial += 1)}`, rate: 5, validFrom: '2026-01-01' });

/** With a product made for it, which the body names as `$product`. */
const ofNewProduct: Shape['send'] = async (books, body) => {
  const { id } = await created(books.live, '/products', product);
  return books.live.post('/prices', body.replace('$product', id as string));
};

export const CATALOGUE_SHAPES: readonly Shape[] = [
  { name: 'a product', dto: CreateProductRequest, at: [], body: product, send: post('/products') },
  {
    name: 'a change of a product',
    dto: UpdateProductRequest,
    at: [],
    body: {},
    send: onNew('/products', () => product, '/products/:id', 'patch'),
    neverNull: ['name', 'taxCode', 'metadata', 'archived'],
  },
  {
    name: 'a price',
    dto: CreatePriceRequest,
    at: [],
    body: { productId: '$product', unitPrice: '1' },
    send: ofNewProduct,
  },
  {
    name: 'a change of a price',
    dto: UpdatePriceRequest,
    at: [],
    body: {},
    send: async (books, body) => {
      const answer = await ofNewProduct(books, JSON.stringify({ productId: '$product', unitPrice: 1 }));
      return books.live.patch(`/prices/${answer.body.id as string}`, body);
    },
    neverNull: ['default', 'active', 'archived'],
  },
  {
    name: 'a tax rate',
    dto: CreateTaxRateRequest,
    at: [],
    body: { taxCode: '$code', rate: 5, validFrom: '2026-01-01' },
    send: ({ live }, body) => live.post('/tax-rates', body.replace('$code', `code-${(serial += 1)}`)),
  },
  {
    name: 'a change of a tax rate',
    dto: UpdateTaxRateRequest,
    at: [],
    body: {},
    send: onNew('/tax-rates', taxRate, '/tax-rates/:id', 'patch'),
    neverNull: ['category', 'rate', 'validFrom'],
  },
  {
    name: 'exchange rates',
    dto: SetExchangeRatesRequest,
    at: [],
    body: rates,
    send: ({ live }, body) => live.put('/exchange-rates', body),
  },
  {
    name: 'an exchange rate',
    dto: ExchangeRateEntry,
    at: ['rates', 0],
    body: rates,
    send: ({ live }, body) => live.put('/exchange-rates', body),
  },
  {
    name: 'an import of customers',
    dto: ImportCustomersRequest,
    at: [],
    body: { customers: [{ name: 'Acme' }] },
    send: post('/customers/import'),
  },
];
