import { Body, Controller, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { Scopes } from '../../platform/access/scopes';
import { Problems } from '../../platform/errors/problems.decorator';
import { AnswersPage } from '../../platform/pagination/answers-page';
import type { Page } from '../../platform/pagination/paginate';
import { Ctx } from '../../platform/request-context/ctx.decorator';
import type { RequestContext } from '../../platform/request-context/request-context';
import { PostsOn } from '../periods/period-lock.interceptor';
import { ListRefundsQuery } from './dto/refund-requests.dto';
import { RefundView } from './dto/refund.dto';
import { ReverseRequest } from './dto/settlement-requests.dto';
import { ReceivablesService } from './receivables.service';
import { REFUSALS_OF_REVERSING } from './refusals.data';

@ApiTags('Refunds')
@Controller('refunds')
export class RefundsController {
  constructor(private readonly receivables: ReceivablesService) {}

  @Get()
  @Scopes('payments:read')
  @ApiOperation({ summary: 'List refunds, newest first', operationId: 'listRefunds' })
  @AnswersPage(RefundView)
  list(@Ctx() ctx: RequestContext, @Query() query: ListRefundsQuery): Promise<Page<RefundView>> {
    return this.receivables.listRefunds(ctx, query);
  }

  @Get(':id')
  @Scopes('payments:read')
  @ApiOperation({ summary: 'Show a refund and the credits that it paid back', operationId: 'getRefund' })
  get(@Ctx() ctx: RequestContext, @Param('id') id: string): Promise<RefundView> {
    return this.receivables.getRefund(ctx, id);
  }

  @Post(':id/reverse')
  @HttpCode(200)
  @Scopes('payments:write')
  @PostsOn('date', { document: false })
  @ApiOperation({
    summary: 'Reverse a refund that was booked by mistake or bounced',
    operationId: 'reverseRefund',
  })
  @Problems(...REFUSALS_OF_REVERSING, 'conflict:already_reversed')
  reverse(
    @Ctx() ctx: RequestContext,
    @Param('id') id: string,
    @Body() request: ReverseRequest,
  ): Promise<RefundView> {
    return this.receivables.reverseRefund(ctx, id, request);
  }
}
