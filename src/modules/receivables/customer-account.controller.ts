import { Body, Controller, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { Scopes } from '../../platform/access/scopes';
import { Problems } from '../../platform/errors/problems.decorator';
import { AnswersPage } from '../../platform/pagination/answers-page';
import type { Page } from '../../platform/pagination/paginate';
import { Ctx } from '../../platform/request-context/ctx.decorator';
import type { RequestContext } from '../../platform/request-context/request-context';
import { PostsOn } from '../periods/period-lock.interceptor';
import {
  CustomerBalanceQuery,
  CustomerBalanceView,
  ListOpenItemsQuery,
  OpenItemView,
} from './dto/customer-account.dto';
import { RefundBalanceRequest } from './dto/refund-requests.dto';
import { RefundView } from './dto/refund.dto';
import { ReceivablesService } from './receivables.service';
import { REFUSALS_OF_REFUNDING } from './refusals.data';

@ApiTags('Customers')
@Controller('customers')
export class CustomerAccountController {
  constructor(private readonly receivables: ReceivablesService) {}

  @Get(':id/balance')
  @Scopes('customers:read')
  @ApiOperation({
    summary: 'What a customer owes and has to its credit, per currency, now or on a day',
    operationId: 'getCustomerBalance',
  })
  balance(
    @Ctx() ctx: RequestContext,
    @Param('id') id: string,
    @Query() query: CustomerBalanceQuery,
  ): Promise<CustomerBalanceView> {
    return this.receivables.balance(ctx, id, query);
  }

  @Get(':id/open-items')
  @Scopes('customers:read')
  @ApiOperation({
    summary: 'List what is open on a customer’s account, newest first, now or on a day',
    operationId: 'listOpenItems',
  })
  @AnswersPage(OpenItemView)
  openItems(
    @Ctx() ctx: RequestContext,
    @Param('id') id: string,
    @Query() query: ListOpenItemsQuery,
  ): Promise<Page<OpenItemView>> {
    return this.receivables.openItems(ctx, id, query);
  }

  @Post(':id/refunds')
  @HttpCode(201)
  @Scopes('payments:write')
  @PostsOn('date', { document: false })
  @ApiOperation({
    summary: 'Pay a customer’s balance back, the oldest credits first',
    operationId: 'refundCustomer',
  })
  @Problems(...REFUSALS_OF_REFUNDING)
  refund(
    @Ctx() ctx: RequestContext,
    @Param('id') id: string,
    @Body() request: RefundBalanceRequest,
  ): Promise<RefundView> {
    return this.receivables.refundBalance(ctx, id, request);
  }
}
