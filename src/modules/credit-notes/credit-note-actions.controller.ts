import { Body, Controller, Delete, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { Scopes } from '../../platform/access/scopes';
import { Problems } from '../../platform/errors/problems.decorator';
import { AnswersPage } from '../../platform/pagination/answers-page';
import { PageQuery } from '../../platform/pagination/page-query.dto';
import type { Page } from '../../platform/pagination/paginate';
import { Ctx } from '../../platform/request-context/ctx.decorator';
import type { RequestContext } from '../../platform/request-context/request-context';
import { PostsOn } from '../periods/period-lock.interceptor';
import { RefundView } from '../receivables/dto/refund.dto';
import {
  AllocateRequest,
  RefundCreditRequest,
  ReverseRequest,
  UnallocateQuery,
} from '../receivables/dto/settlement-requests.dto';
import {
  REFUSALS_OF_ALLOCATING,
  REFUSALS_OF_REFUNDING,
  REFUSALS_OF_REVERSING,
} from '../receivables/refusals.data';
import { CreditNoteActions } from './credit-note-actions';
import { VoidAndReissueRequest } from './dto/credit-note-actions.dto';
import { CreditNoteView, ReissuedView } from './dto/credit-note.dto';
import { REFUSALS_OF_CREATE, REFUSALS_OF_VOID } from './refusals.data';

@ApiTags('Credit notes')
@Controller('credit-notes')
export class CreditNoteActionsController {
  constructor(private readonly actions: CreditNoteActions) {}

  @Post(':id/void-and-reissue')
  @HttpCode(201)
  @Scopes('credit-notes:write')
  @PostsOn('reversalDate', { document: true })
  @ApiOperation({
    summary: 'Void a credit note and make the one that takes its place, both or neither',
    operationId: 'voidAndReissueCreditNote',
  })
  @Problems(...new Set([...REFUSALS_OF_VOID, ...REFUSALS_OF_CREATE]))
  voidAndReissue(
    @Ctx() ctx: RequestContext,
    @Param('id') id: string,
    @Body() request: VoidAndReissueRequest,
  ): Promise<ReissuedView> {
    return this.actions.voidAndReissue(ctx, id, request);
  }

  @Post(':id/allocations')
  @HttpCode(201)
  @Scopes('credit-notes:write')
  @PostsOn('date', { document: false })
  @ApiOperation({
    summary: 'Apply what is left of a credit note to invoices, all or nothing',
    operationId: 'allocateCreditNote',
  })
  @Problems(...REFUSALS_OF_ALLOCATING, 'einvoice_incomplete', 'conflict:already_voided')
  allocate(
    @Ctx() ctx: RequestContext,
    @Param('id') id: string,
    @Body() request: AllocateRequest,
  ): Promise<CreditNoteView> {
    return this.actions.allocate(ctx, id, request);
  }

  @Delete(':id/allocations/:allocationId')
  @HttpCode(200)
  @Scopes('credit-notes:write')
  @ApiOperation({
    summary: 'Take an allocation of a credit note back',
    operationId: 'unallocateCreditNote',
  })
  @Problems(
    ...REFUSALS_OF_REVERSING,
    'conflict:already_unapplied',
    'conflict:pre_payment_allocation',
    'conflict:already_voided',
  )
  unallocate(
    @Ctx() ctx: RequestContext,
    @Param('id') id: string,
    @Param('allocationId') allocationId: string,
    @Query() query: UnallocateQuery,
  ): Promise<CreditNoteView> {
    return this.actions.unallocate(ctx, id, allocationId, query);
  }

  @Post(':id/refunds')
  @HttpCode(201)
  @Scopes('credit-notes:write')
  @PostsOn('date', { document: false })
  @ApiOperation({
    summary: 'Pay back what a credit note reserved for it',
    operationId: 'refundCreditNote',
  })
  @Problems(
    ...REFUSALS_OF_REFUNDING,
    'refund_exceeds_reserve',
    'einvoice_incomplete',
    'conflict:already_voided',
  )
  refund(
    @Ctx() ctx: RequestContext,
    @Param('id') id: string,
    @Body() request: RefundCreditRequest,
  ): Promise<RefundView> {
    return this.actions.refund(ctx, id, request);
  }

  @Get(':id/refunds')
  @Scopes('credit-notes:read')
  @ApiOperation({ summary: 'List the refunds of a credit note', operationId: 'listRefundsOfCreditNote' })
  @AnswersPage(RefundView)
  listRefunds(
    @Ctx() ctx: RequestContext,
    @Param('id') id: string,
    @Query() query: PageQuery,
  ): Promise<Page<RefundView>> {
    return this.actions.listRefunds(ctx, id, query);
  }

  @Post(':id/reverse-settlement')
  @HttpCode(200)
  @Scopes('credit-notes:write')
  @PostsOn('date', { document: false })
  @ApiOperation({
    summary: 'Take back what was settled outside the system',
    operationId: 'reverseSettlement',
  })
  @Problems(...REFUSALS_OF_REVERSING, 'conflict:already_reversed', 'conflict:nothing_settled')
  reverseSettlement(
    @Ctx() ctx: RequestContext,
    @Param('id') id: string,
    @Body() request: ReverseRequest,
  ): Promise<CreditNoteView> {
    return this.actions.reverseSettlement(ctx, id, request);
  }
}
