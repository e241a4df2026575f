import { Body, Controller, Delete, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { Scopes } from '../../platform/access/scopes';
import { FindsStoredAnswers } from '../../platform/idempotency/idempotency.interceptor';
import { Problems } from '../../platform/errors/problems.decorator';
import { AnswersPage } from '../../platform/pagination/answers-page';
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
import { CreatePaymentRequest, ListPaymentsQuery } from './dto/payment-requests.dto';
import { PaymentView } from './dto/payment.dto';
import { PaymentsService } from './payments.service';

@ApiTags('Payments')
@Controller('payments')
export class PaymentsController {
  constructor(private readonly payments: PaymentsService) {}

  @Post()
  @HttpCode(201)
  @FindsStoredAnswers()
  @Scopes('payments:write')
  @PostsOn('date', { document: false })
  @ApiOperation({
    summary: 'Book money received, and settle invoices with it',
    operationId: 'createPayment',
  })
  @Problems(
    ...REFUSALS_OF_ALLOCATING,
    'account_archived',
    'account_type_mismatch',
    'exchange_rate_required',
    'exchange_rate_not_allowed',
  )
  create(@Ctx() ctx: RequestContext, @Body() request: CreatePaymentRequest): Promise<PaymentView> {
    return this.payments.create(ctx, request);
  }

  @Get()
  @Scopes('payments:read')
  @ApiOperation({ summary: 'List payments, newest first', operationId: 'listPayments' })
  @AnswersPage(PaymentView)
  list(@Ctx() ctx: RequestContext, @Query() query: ListPaymentsQuery): Promise<Page<PaymentView>> {
    return this.payments.list(ctx, query);
  }

  @Get(':id')
  @Scopes('payments:read')
  @ApiOperation({ summary: 'Show a payment with its allocations and balance', operationId: 'getPayment' })
  get(@Ctx() ctx: RequestContext, @Param('id') id: string): Promise<PaymentView> {
    return this.payments.get(ctx, id);
  }

  @Post(':id/allocations')
  @HttpCode(201)
  @Scopes('payments:write')
  @PostsOn('date', { document: false })
  @ApiOperation({
    summary: 'Apply what is left of a payment to invoices, all or nothing',
    operationId: 'allocatePayment',
  })
  @Problems(...REFUSALS_OF_ALLOCATING)
  allocate(
    @Ctx() ctx: RequestContext,
    @Param('id') id: string,
    @Body() request: AllocateRequest,
  ): Promise<PaymentView> {
    return this.payments.allocate(ctx, id, request);
  }

  @Delete(':id/allocations/:allocationId')
  @HttpCode(200)
  @Scopes('payments:write')
  @ApiOperation({ summary: 'Take an allocation of a payment back', operationId: 'unallocatePayment' })
  @Problems(...REFUSALS_OF_REVERSING, 'conflict:already_unapplied')
  unallocate(
    @Ctx() ctx: RequestContext,
    @Param('id') id: string,
    @Param('allocationId') allocationId: string,
    @Query() query: UnallocateQuery,
  ): Promise<PaymentView> {
    return this.payments.unallocate(ctx, id, allocationId, query);
  }

  @Post(':id/refunds')
  @HttpCode(201)
  @Scopes('payments:write')
  @PostsOn('date', { document: false })
  @ApiOperation({ summary: 'Pay back what is left of a payment', operationId: 'refundPayment' })
  @Problems(...REFUSALS_OF_REFUNDING, 'refund_exceeds_payment')
  refund(
    @Ctx() ctx: RequestContext,
    @Param('id') id: string,
    @Body() request: RefundCreditRequest,
  ): Promise<RefundView> {
    return this.payments.refund(ctx, id, request);
  }

  @Post(':id/reverse')
  @HttpCode(200)
  @Scopes('payments:write')
  @PostsOn('date', { document: false })
  @ApiOperation({
    summary: 'Reverse a payment that was booked by mistake or bounced',
    operationId: 'reversePayment',
  })
  @Problems(...REFUSALS_OF_REVERSING, 'conflict:already_reversed', 'conflict:payment_consumed')
  reverse(
    @Ctx() ctx: RequestContext,
    @Param('id') id: string,
    @Body() request: ReverseRequest,
  ): Promise<PaymentView> {
    return this.payments.reverse(ctx, id, request);
  }
}
