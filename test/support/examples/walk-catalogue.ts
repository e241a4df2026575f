import type { Caller } from './recorder';

/** Something to sell, at a price, taxed by a rate, in currencies that are worth something. */
export async function keepCatalogue(live: Caller): Promise<void> {
  const product = await live.record('createProduct', {
    body: { name: 'Widget', sku: 'W-1', unit: 'piece', taxCode: 'standard' },
  });
  const path = { id: product.id as string };
  await live.record('getProduct', { path });
  await live.record('updateProduct', { path, body: { description: 'Blue, with a handle' } });
  await live.record('listProducts', { query: { q: 'widget' } });
  const price = await live.record('createPrice', {
    body: { productId: product.id as string, unitPrice: '12.50' },
  });
  await live.record('getPrice', { path: { id: price.id } });
  await live.record('listPrices', { query: { productId: product.id as string } });
  await live.record('updatePrice', { path: { id: price.id }, body: { active: false } });
  await live.record('deletePrice', { path: { id: price.id } });
  await live.record('deleteProduct', { path });
  await keepRates(live);
}

async function keepRates(live: Caller): Promise<void> {
  const rate = await live.record('createTaxRate', {
    body: {
      taxCode: 'services',
      zone: 'eu',
      category: 'AE',
      exemptionReason: 'Reverse charge',
      validFrom: '2021-01-01',
    },
  });
  const path = { id: rate.id as string };
  await live.record('getTaxRate', { path });
  await live.record('updateTaxRate', { path, body: { validTo: '2026-12-31' } });
  await live.record('listTaxRates', {
    query: { taxCode: 'standard', zone: 'domestic', validOn: '2009-06-30' },
  });
  await live.record('deleteTaxRate', { path });
  await live.record('setExchangeRates', {
    body: {
      rates: [
        { currency: 'EUR', date: '2026-04-24', rate: '0.8542' },
        { currency: 'USD', date: '2026-04-24', rate: '0.7413' },
      ],
    },
  });
  await live.record('listExchangeRates', { query: { asOf: '2026-04-25' } });
  const euro = { id: 'fx_2026-04-24_EUR' };
  await live.record('getExchangeRate', { path: euro });
  await live.record('deleteExchangeRate', { path: euro });
}
