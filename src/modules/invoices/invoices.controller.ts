import { Body, Controller, Delete, Get, HttpCode, Param, Patch, Post, Query } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { Scopes } from '../../platform/access/scopes';
import { FindsStoredAnswers } from '../../platform/idempotency/idempotency.interceptor';
import { Problems, type ProblemName } from '../../platform/errors/problems.decorator';
import { AnswersPage } from '../../platform/pagination/answers-page';
import type { Page } from '../../platform/pagination/paginate';
import { Ctx } from '../../platform/request-context/ctx.decorator';
import type { RequestContext } from '../../platform/request-context/request-context';
import { PostsOn } from '../periods/period-lock.interceptor';
import { CreateInvoiceBatchRequest, CreateInvoiceRequest } from './dto/create-invoice.dto';
import { CreditableView } from './dto/creditable.dto';
import {
  GetInvoiceQuery,
  InvoiceBatchView,
  IssueInvoiceRequest,
  ListInvoicesQuery,
  VoidInvoiceRequest,
} from './dto/invoice-actions.dto';
import { InvoiceView } from './dto/invoice.dto';
import { PatchInvoiceRequest } from './dto/patch-invoice.dto';
import { InvoicesService } from './invoices.service';

const REFUSALS_OF_CREATE: readonly ProblemName[] = [
  'period_locked',
  'not_found',
  'date_in_future',
  'customer_archived',
  'account_archived',
  'account_type_mismatch',
  'role_unassigned',
  'price_unavailable',
  'price_tax_basis_mismatch',
  'tax_rate_not_found',
  'currency_mismatch',
  'exchange_rate_required',
  'exchange_rate_not_allowed',
  'einvoice_incomplete',
  'conflict:number_taken',
  'conflict:number_out_of_sequence',
];

const REFUSALS_OF_VOID: readonly ProblemName[] = [
  'period_locked',
  'reversal_before_original',
  'date_in_future',
  'conflict:already_voided',
  'conflict:invoice_not_issued',
  'conflict:invoice_settled',
  'conflict:invoice_credited',
  'conflict:invoice_written_off',
  'conflict:use_document_action',
];

@ApiTags('Invoices')
@Controller('invoices')
export class InvoicesController {
  constructor(private readonly invoices: InvoicesService) {}

  @Post()
  @HttpCode(201)
  @FindsStoredAnswers()
  @Scopes('invoices:write')
  @ApiOperation({
    summary: 'Create an invoice as a draft; or, with the status issued, number and post it at once',
    operationId: 'createInvoice',
  })
  @Problems(...REFUSALS_OF_CREATE, 'recipient_missing')
  create(@Ctx() ctx: RequestContext, @Body() request: CreateInvoiceRequest): Promise<InvoiceView> {
    return this.invoices.create(ctx, request);
  }

  @Post('preview')
  @HttpCode(200)
  @Scopes('invoices:write')
  @PostsOn('issueDate', { document: true })
  @ApiOperation({
    summary: 'Everything but the writing: the invoice and entry that issuing it would make',
    operationId: 'previewInvoice',
  })
  @Problems(...REFUSALS_OF_CREATE, 'recipient_missing')
  preview(@Ctx() ctx: RequestContext, @Body() request: CreateInvoiceRequest): Promise<InvoiceView> {
    return this.invoices.preview(ctx, request);
  }

  @Post('batch')
  @HttpCode(201)
  @Scopes('invoices:write')
  @ApiOperation({
    summary: 'Create and issue up to 1,000 invoices, all or nothing or a result each',
    operationId: 'createInvoices',
  })
  @Problems(...REFUSALS_OF_CREATE, 'recipient_missing', 'conflict:batch_refused')
  createBatch(
    @Ctx() ctx: RequestContext,
    @Body() request: CreateInvoiceBatchRequest,
  ): Promise<InvoiceBatchView> {
    return this.invoices.createBatch(ctx, request);
  }

  @Get()
  @Scopes('invoices:read')
  @ApiOperation({ summary: 'List invoices, newest first', operationId: 'listInvoices' })
  @AnswersPage(InvoiceView)
  list(@Ctx() ctx: RequestContext, @Query() query: ListInvoicesQuery): Promise<Page<InvoiceView>> {
    return this.invoices.list(ctx, query);
  }

  @Get(':id')
  @Scopes('invoices:read')
  @ApiOperation({ summary: 'Show an invoice with its items', operationId: 'getInvoice' })
  get(
    @Ctx() ctx: RequestContext,
    @Param('id') id: string,
    @Query() query: GetInvoiceQuery,
  ): Promise<InvoiceView> {
    return this.invoices.get(ctx, id, query);
  }

  @Get(':id/creditable')
  @Scopes('invoices:read')
  @ApiOperation({
    summary: 'What could still be credited, per line, per VAT rate and in all',
    operationId: 'getCreditable',
  })
  @Problems('conflict:invoice_not_issued', 'conflict:invoice_voided')
  creditable(@Ctx() ctx: RequestContext, @Param('id') id: string): Promise<CreditableView> {
    return this.invoices.creditable(ctx, id);
  }

  @Patch(':id')
  @Scopes('invoices:write')
  @PostsOn('reversalDate', { document: true })
  @ApiOperation({
    summary: 'Edit a draft, issue it, or void an invoice; memo, notes and metadata can be edited after issue',
    operationId: 'updateInvoice',
  })
  @Problems(
    'use_void_action',
    ...REFUSALS_OF_CREATE,
    ...REFUSALS_OF_VOID.filter((each) => !REFUSALS_OF_CREATE.includes(each)),
    'conflict:invoice_not_draft',
    'conflict:illegal_transition',
  )
  patch(
    @Ctx() ctx: RequestContext,
    @Param('id') id: string,
    @Body() request: PatchInvoiceRequest,
  ): Promise<InvoiceView> {
    return this.invoices.patch(ctx, id, request);
  }

  @Delete(':id')
  @HttpCode(204)
  @Scopes('invoices:write')
  @ApiOperation({ summary: 'Delete a draft', operationId: 'deleteInvoice' })
  @Problems('conflict:invoice_not_draft', 'conflict:already_voided')
  delete(@Ctx() ctx: RequestContext, @Param('id') id: string): Promise<void> {
    return this.invoices.delete(ctx, id);
  }

  @Post(':id/issue')
  @HttpCode(200)
  @Scopes('invoices:write')
  @PostsOn('issueDate', { document: true })
  @ApiOperation({ summary: 'Issue a draft: number and post it', operationId: 'issueInvoice' })
  @Problems(...REFUSALS_OF_CREATE, 'conflict:invoice_not_draft', 'conflict:already_voided')
  issue(
    @Ctx() ctx: RequestContext,
    @Param('id') id: string,
    @Body() request: IssueInvoiceRequest,
  ): Promise<InvoiceView> {
    return this.invoices.issue(ctx, id, request);
  }

  @Post(':id/void')
  @HttpCode(200)
  @Scopes('invoices:write')
  @PostsOn('reversalDate', { document: true })
  @ApiOperation({
    summary: 'Void an invoice of which nothing was paid or credited: post the reversing entry',
    operationId: 'voidInvoice',
  })
  @Problems(...REFUSALS_OF_VOID)
  void(
    @Ctx() ctx: RequestContext,
    @Param('id') id: string,
    @Body() request: VoidInvoiceRequest,
  ): Promise<InvoiceView> {
    return this.invoices.void(ctx, id, request);
  }
}
