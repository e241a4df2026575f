import { Body, Controller, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { Scopes } from '../../platform/access/scopes';
import { Problems } from '../../platform/errors/problems.decorator';
import { AnswersPage } from '../../platform/pagination/answers-page';
import type { Page } from '../../platform/pagination/paginate';
import { Ctx } from '../../platform/request-context/ctx.decorator';
import type { RequestContext } from '../../platform/request-context/request-context';
import { PostsOn } from '../periods/period-lock.interceptor';
import { ReverseRequest } from './dto/settlement-requests.dto';
import { CreateWriteOffRequest, ListWriteOffsQuery, WriteOffView } from './dto/write-off.dto';
import { ReceivablesService } from './receivables.service';
import { REFUSALS_OF_REVERSING } from './refusals.data';

@ApiTags('Write-offs')
@Controller()
export class WriteOffsController {
  constructor(private readonly receivables: ReceivablesService) {}

  @Post('invoices/:id/write-offs')
  @HttpCode(201)
  @Scopes('payments:write', 'invoices:write')
  @PostsOn('date', { document: false })
  @ApiOperation({ summary: 'Write off what is due of an invoice', operationId: 'writeOffInvoice' })
  @Problems(
    'period_locked',
    'date_in_future',
    'date_before_item',
    'write_off_exceeds_open_amount',
    'role_unassigned',
    'conflict:invoice_not_issued',
    'conflict:already_voided',
    'conflict:not_a_debt',
  )
  create(
    @Ctx() ctx: RequestContext,
    @Param('id') id: string,
    @Body() request: CreateWriteOffRequest,
  ): Promise<WriteOffView> {
    return this.receivables.writeOff(ctx, id, request);
  }

  @Get('write-offs')
  @Scopes('payments:read', 'invoices:read')
  @ApiOperation({ summary: 'List write-offs, newest first', operationId: 'listWriteOffs' })
  @AnswersPage(WriteOffView)
  list(@Ctx() ctx: RequestContext, @Query() query: ListWriteOffsQuery): Promise<Page<WriteOffView>> {
    return this.receivables.listWriteOffs(ctx, query);
  }

  @Get('write-offs/:id')
  @Scopes('payments:read', 'invoices:read')
  @ApiOperation({ summary: 'Show a write-off', operationId: 'getWriteOff' })
  get(@Ctx() ctx: RequestContext, @Param('id') id: string): Promise<WriteOffView> {
    return this.receivables.getWriteOff(ctx, id);
  }

  @Post('write-offs/:id/reverse')
  @HttpCode(200)
  @Scopes('payments:write', 'invoices:write')
  @PostsOn('date', { document: false })
  @ApiOperation({ summary: 'Reverse a write-off: it is due again', operationId: 'reverseWriteOff' })
  @Problems(...REFUSALS_OF_REVERSING, 'conflict:already_reversed')
  reverse(
    @Ctx() ctx: RequestContext,
    @Param('id') id: string,
    @Body() request: ReverseRequest,
  ): Promise<WriteOffView> {
    return this.receivables.reverseWriteOff(ctx, id, request);
  }
}
