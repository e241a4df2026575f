import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { AccountsModule } from '../accounts/accounts.module';
import { Catalogue } from './catalogue';
import { ExchangeRateEntity } from './exchange-rate.entity';
import { ExchangeRates } from './exchange-rates';
import { ExchangeRatesController } from './exchange-rates.controller';
import { ExchangeRatesService } from './exchange-rates.service';
import { PriceEntity } from './price.entity';
import { PricesController } from './prices.controller';
import { PricesService } from './prices.service';
import { ProductEntity } from './product.entity';
import { ProductsController } from './products.controller';
import { ProductsService } from './products.service';
import { TaxRateEntity } from './tax-rate.entity';
import { TaxRatesController } from './tax-rates.controller';
import { TaxRatesService } from './tax-rates.service';

@Module({
  imports: [
    AccountsModule,
    TypeOrmModule.forFeature([ProductEntity, PriceEntity, TaxRateEntity, ExchangeRateEntity]),
  ],
  controllers: [ProductsController, PricesController, TaxRatesController, ExchangeRatesController],
  providers: [
    Catalogue,
    ExchangeRates,
    ProductsService,
    PricesService,
    TaxRatesService,
    ExchangeRatesService,
  ],
  exports: [Catalogue, ExchangeRates],
})
export class CatalogueModule {}
