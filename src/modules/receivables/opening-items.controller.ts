import { Body, Controller, Delete, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import { ApiCreatedResponse, ApiExtraModels, ApiOperation, ApiTags, getSchemaPath } from '@nestjs/swagger';
import { Scopes } from '../../platform/access/scopes';
import { Problems } from '../../platform/errors/problems.decorator';
import { AnswersPage } from '../../platform/pagination/answers-page';
import type { Page } from '../../platform/pagination/paginate';
import { Ctx } from '../../platform/request-context/ctx.decorator';
import type { RequestContext } from '../../platform/request-context/request-context';
import { PostsOn } from '../periods/period-lock.interceptor';
import {
  CreateOpeningItemsRequest,
  ListOpeningItemsQuery,
  OpeningItemsView,
  OpeningItemView,
} from './dto/opening-item.dto';
import { RefundView } from './dto/refund.dto';
import {
  AllocateRequest,
  RefundCreditRequest,
  ReverseRequest,
  UnallocateQuery,
} from './dto/settlement-requests.dto';
import { OpeningItemsService } from './opening-items.service';
import { REFUSALS_OF_ALLOCATING, REFUSALS_OF_REFUNDING, REFUSALS_OF_REVERSING } from './refusals.data';

@ApiTags('Opening items')
@Controller('opening-items')
export class OpeningItemsController {
  constructor(private readonly opening: OpeningItemsService) {}

  @Post()
  @HttpCode(201)
  @Scopes('journal:write')
  @PostsOn('date', { document: false })
  @ApiOperation({
    summary: 'Bring in what is open in another system: one item, or up to 1,000, all or nothing',
    operationId: 'createOpeningItems',
  })
  @ApiExtraModels(OpeningItemView, OpeningItemsView)
  @ApiCreatedResponse({
    schema: {
      oneOf: [{ $ref: getSchemaPath(OpeningItemView) }, { $ref: getSchemaPath(OpeningItemsView) }],
    },
  })
  @Problems(
    'period_locked',
    'not_found',
    'date_in_future',
    'customer_archived',
    'exchange_rate_required',
    'exchange_rate_not_allowed',
    'role_unassigned',
    'conflict:number_taken',
    'conflict:number_series_taken',
  )
  create(
    @Ctx() ctx: RequestContext,
    @Body() request: CreateOpeningItemsRequest,
  ): Promise<OpeningItemView | OpeningItemsView> {
    return this.opening.create(ctx, request);
  }

  @Get()
  @Scopes('journal:read')
  @ApiOperation({ summary: 'List opening items, newest first', operationId: 'listOpeningItems' })
  @AnswersPage(OpeningItemView)
  list(@Ctx() ctx: RequestContext, @Query() query: ListOpeningItemsQuery): Promise<Page<OpeningItemView>> {
    return this.opening.list(ctx, query);
  }

  @Get(':id')
  @Scopes('journal:read')
  @ApiOperation({ summary: 'Show an opening item', operationId: 'getOpeningItem' })
  get(@Ctx() ctx: RequestContext, @Param('id') id: string): Promise<OpeningItemView> {
    return this.opening.get(ctx, id);
  }

  @Post(':id/allocations')
  @HttpCode(201)
  @Scopes('journal:write')
  @PostsOn('date', { document: false })
  @ApiOperation({
    summary: 'Apply what is left of an opening credit to invoices, all or nothing',
    operationId: 'allocateOpeningItem',
  })
  @Problems(...REFUSALS_OF_ALLOCATING)
  allocate(
    @Ctx() ctx: RequestContext,
    @Param('id') id: string,
    @Body() request: AllocateRequest,
  ): Promise<OpeningItemView> {
    return this.opening.allocate(ctx, id, request);
  }

  @Delete(':id/allocations/:allocationId')
  @HttpCode(200)
  @Scopes('journal:write')
  @ApiOperation({
    summary: 'Take an allocation of an opening credit back',
    operationId: 'unallocateOpeningItem',
  })
  @Problems(...REFUSALS_OF_REVERSING, 'conflict:already_unapplied')
  unallocate(
    @Ctx() ctx: RequestContext,
    @Param('id') id: string,
    @Param('allocationId') allocationId: string,
    @Query() query: UnallocateQuery,
  ): Promise<OpeningItemView> {
    return this.opening.unallocate(ctx, id, allocationId, query);
  }

  @Post(':id/refunds')
  @HttpCode(201)
  @Scopes('journal:write')
  @PostsOn('date', { document: false })
  @ApiOperation({ summary: 'Pay back what is left of an opening credit', operationId: 'refundOpeningItem' })
  @Problems(...REFUSALS_OF_REFUNDING)
  refund(
    @Ctx() ctx: RequestContext,
    @Param('id') id: string,
    @Body() request: RefundCreditRequest,
  ): Promise<RefundView> {
    return this.opening.refund(ctx, id, request);
  }

  @Post(':id/void')
  @HttpCode(200)
  @Scopes('journal:write')
  @PostsOn('date', { document: false })
  @ApiOperation({
    summary: 'Undo the opening of an item of which nothing was used',
    operationId: 'voidOpeningItem',
  })
  @Problems(...REFUSALS_OF_REVERSING, 'conflict:already_voided', 'conflict:opening_item_used')
  void(
    @Ctx() ctx: RequestContext,
    @Param('id') id: string,
    @Body() request: ReverseRequest,
  ): Promise<OpeningItemView> {
    return this.opening.void(ctx, id, request);
  }
}
