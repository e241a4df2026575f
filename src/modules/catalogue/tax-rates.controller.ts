import { Body, Controller, Delete, Get, HttpCode, Param, Patch, Post, Query } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { Scopes } from '../../platform/access/scopes';
import { Problems } from '../../platform/errors/problems.decorator';
import { AnswersPage } from '../../platform/pagination/answers-page';
import type { Page } from '../../platform/pagination/paginate';
import { Ctx } from '../../platform/request-context/ctx.decorator';
import type { RequestContext } from '../../platform/request-context/request-context';
import {
  CreateTaxRateRequest,
  ListTaxRatesQuery,
  TaxRateView,
  UpdateTaxRateRequest,
} from './dto/tax-rate.dto';
import { TaxRatesService } from './tax-rates.service';

@ApiTags('Catalogue')
@Controller('tax-rates')
export class TaxRatesController {
  constructor(private readonly rates: TaxRatesService) {}

  @Get()
  @Scopes('catalogue:read')
  @ApiOperation({ summary: 'List tax rates, newest first', operationId: 'listTaxRates' })
  @AnswersPage(TaxRateView)
  list(@Ctx() ctx: RequestContext, @Query() query: ListTaxRatesQuery): Promise<Page<TaxRateView>> {
    return this.rates.list(ctx, query);
  }

  @Post()
  @HttpCode(201)
  @Scopes('catalogue:write')
  @ApiOperation({ summary: 'Add a rate of a tax code in a zone', operationId: 'createTaxRate' })
  @Problems('conflict:tax_rate_overlap')
  create(@Ctx() ctx: RequestContext, @Body() request: CreateTaxRateRequest): Promise<TaxRateView> {
    return this.rates.create(ctx, request);
  }

  @Get(':id')
  @Scopes('catalogue:read')
  @ApiOperation({ summary: 'Show a tax rate', operationId: 'getTaxRate' })
  get(@Ctx() ctx: RequestContext, @Param('id') id: string): Promise<TaxRateView> {
    return this.rates.get(ctx, id);
  }

  @Patch(':id')
  @Scopes('catalogue:write')
  @ApiOperation({
    summary: 'End or rename a tax rate; correct one that was never used',
    operationId: 'updateTaxRate',
  })
  @Problems('conflict:tax_rate_overlap', 'conflict:tax_rate_in_use')
  update(
    @Ctx() ctx: RequestContext,
    @Param('id') id: string,
    @Body() request: UpdateTaxRateRequest,
  ): Promise<TaxRateView> {
    return this.rates.update(ctx, id, request);
  }

  @Delete(':id')
  @HttpCode(204)
  @Scopes('catalogue:write')
  @ApiOperation({ summary: 'Delete a tax rate that was never used', operationId: 'deleteTaxRate' })
  @Problems('conflict:tax_rate_in_use')
  delete(@Ctx() ctx: RequestContext, @Param('id') id: string): Promise<void> {
    return this.rates.delete(ctx, id);
  }
}
