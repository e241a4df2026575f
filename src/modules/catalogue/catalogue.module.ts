import { Module } from '@nestjs/common';
import { Catalogue } from './catalogue';
import { ExchangeRates } from './exchange-rates';

@Module({
  providers: [Catalogue, ExchangeRates],
  exports: [Catalogue, ExchangeRates],
})
export class CatalogueModule {}
