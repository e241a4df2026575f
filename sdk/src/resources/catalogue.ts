import type { Api } from '../api';

export const products = (api: Api) => ({
  create: api.method('createProduct'),
  get: api.method('getProduct'),
  list: api.list('listProducts'),
  update: api.method('updateProduct'),
  delete: api.method('deleteProduct'),
});

export const prices = (api: Api) => ({
  create: api.method('createPrice'),
  get: api.method('getPrice'),
  list: api.list('listPrices'),
  update: api.method('updatePrice'),
  delete: api.method('deletePrice'),
});

export const taxRates = (api: Api) => ({
  create: api.method('createTaxRate'),
  get: api.method('getTaxRate'),
  list: api.list('listTaxRates'),
  update: api.method('updateTaxRate'),
  delete: api.method('deleteTaxRate'),
});

export const exchangeRates = (api: Api) => ({
  set: api.method('setExchangeRates'),
  get: api.method('getExchangeRate'),
  list: api.list('listExchangeRates'),
  delete: api.method('deleteExchangeRate'),
});
