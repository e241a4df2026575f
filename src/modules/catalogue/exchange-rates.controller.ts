import { Body, Controller, Delete, Get, HttpCode, Param, Put, Query } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { Scopes } from '../../platform/access/scopes';
import { Problems } from '../../platform/errors/problems.decorator';
import { AnswersPage } from '../../platform/pagination/answers-page';
import type { Page } from '../../platform/pagination/paginate';
import { Ctx } from '../../platform/request-context/ctx.decorator';
import type { RequestContext } from '../../platform/request-context/request-context';
import {
  ExchangeRatesView,
  ExchangeRateView,
  ListExchangeRatesQuery,
  SetExchangeRatesRequest,
} from './dto/exchange-rate.dto';
import { ExchangeRatesService } from './exchange-rates.service';

@ApiTags('Catalogue')
@Controller('exchange-rates')
export class ExchangeRatesController {
  constructor(private readonly rates: ExchangeRatesService) {}

  @Get()
  @Scopes('catalogue:read')
  @ApiOperation({ summary: 'List exchange rates, latest date first', operationId: 'listExchangeRates' })
  @AnswersPage(ExchangeRateView)
  list(@Ctx() ctx: RequestContext, @Query() query: ListExchangeRatesQuery): Promise<Page<ExchangeRateView>> {
    return this.rates.list(ctx, query);
  }

  @Put()
  @Scopes('catalogue:write')
  @ApiOperation({ summary: 'Set up to 1,000 exchange rates at once', operationId: 'setExchangeRates' })
  @Problems('exchange_rate_not_allowed')
  set(@Ctx() ctx: RequestContext, @Body() request: SetExchangeRatesRequest): Promise<ExchangeRatesView> {
    return this.rates.set(ctx, request);
  }

  @Get(':id')
  @Scopes('catalogue:read')
  @ApiOperation({ summary: 'Show an exchange rate', operationId: 'getExchangeRate' })
  get(@Ctx() ctx: RequestContext, @Param('id') id: string): Promise<ExchangeRateView> {
    return this.rates.get(ctx, id);
  }

  @Delete(':id')
  @HttpCode(204)
  @Scopes('catalogue:write')
  @ApiOperation({
    summary: 'Delete an exchange rate; documents keep theirs',
    operationId: 'deleteExchangeRate',
  })
  delete(@Ctx() ctx: RequestContext, @Param('id') id: string): Promise<void> {
    return this.rates.delete(ctx, id);
  }
}
