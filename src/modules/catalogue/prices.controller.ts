import { Body, Controller, Delete, Get, HttpCode, Param, Patch, Post, Query } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { Scopes } from '../../platform/access/scopes';
import { Problems } from '../../platform/errors/problems.decorator';
import { AnswersPage } from '../../platform/pagination/answers-page';
import type { Page } from '../../platform/pagination/paginate';
import { Ctx } from '../../platform/request-context/ctx.decorator';
import type { RequestContext } from '../../platform/request-context/request-context';
import { CreatePriceRequest, ListPricesQuery, PriceView, UpdatePriceRequest } from './dto/price.dto';
import { PricesService } from './prices.service';

@ApiTags('Catalogue')
@Controller('prices')
export class PricesController {
  constructor(private readonly prices: PricesService) {}

  @Get()
  @Scopes('catalogue:read')
  @ApiOperation({ summary: 'List prices, newest first', operationId: 'listPrices' })
  @AnswersPage(PriceView)
  list(@Ctx() ctx: RequestContext, @Query() query: ListPricesQuery): Promise<Page<PriceView>> {
    return this.prices.list(ctx, query);
  }

  @Post()
  @HttpCode(201)
  @Scopes('catalogue:write')
  @ApiOperation({ summary: 'Add a price to a product', operationId: 'createPrice' })
  @Problems('not_found')
  create(@Ctx() ctx: RequestContext, @Body() request: CreatePriceRequest): Promise<PriceView> {
    return this.prices.create(ctx, request);
  }

  @Get(':id')
  @Scopes('catalogue:read')
  @ApiOperation({ summary: 'Show a price', operationId: 'getPrice' })
  get(@Ctx() ctx: RequestContext, @Param('id') id: string): Promise<PriceView> {
    return this.prices.get(ctx, id);
  }

  @Patch(':id')
  @Scopes('catalogue:write')
  @ApiOperation({
    summary: 'Offer a price or not, archive it, or make it the default; its amount never changes',
    operationId: 'updatePrice',
  })
  update(
    @Ctx() ctx: RequestContext,
    @Param('id') id: string,
    @Body() request: UpdatePriceRequest,
  ): Promise<PriceView> {
    return this.prices.update(ctx, id, request);
  }

  @Delete(':id')
  @HttpCode(204)
  @Scopes('catalogue:write')
  @ApiOperation({ summary: 'Delete a price that no document names', operationId: 'deletePrice' })
  @Problems('conflict:price_in_use')
  delete(@Ctx() ctx: RequestContext, @Param('id') id: string): Promise<void> {
    return this.prices.delete(ctx, id);
  }
}
