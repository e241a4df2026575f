import { Body, Controller, Get, HttpCode, Param, Patch, Post, Query } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { Scopes } from '../../platform/access/scopes';
import type { Page } from '../../platform/pagination/paginate';
import { FindsStoredAnswers } from '../../platform/idempotency/idempotency.interceptor';
import { Problems } from '../../platform/errors/problems.decorator';
import { AnswersPage } from '../../platform/pagination/answers-page';
import { Ctx } from '../../platform/request-context/ctx.decorator';
import type { RequestContext } from '../../platform/request-context/request-context';
import { PostsOn } from '../periods/period-lock.interceptor';
import { CreditNotesService } from './credit-notes.service';
import {
  GetCreditNoteQuery,
  ListCreditNotesQuery,
  PatchCreditNoteRequest,
} from './dto/credit-note-actions.dto';
import { CreateCreditNoteBatchRequest, CreateCreditNoteRequest } from './dto/create-credit-note.dto';
import { BatchView, CreditNoteView } from './dto/credit-note.dto';
import { REFUSALS_OF_CREATE, REFUSALS_OF_VOID } from './refusals.data';

@ApiTags('Credit notes')
@Controller('credit-notes')
export class CreditNotesController {
  constructor(private readonly creditNotes: CreditNotesService) {}

  @Post()
  @HttpCode(201)
  @FindsStoredAnswers()
  @Scopes('credit-notes:write')
  @PostsOn('issueDate', { document: true })
  @ApiOperation({
    summary: 'Create a credit note; it is numbered and posted at once',
    operationId: 'createCreditNote',
  })
  @Problems(...REFUSALS_OF_CREATE)
  create(@Ctx() ctx: RequestContext, @Body() request: CreateCreditNoteRequest): Promise<CreditNoteView> {
    return this.creditNotes.create(ctx, request);
  }

  @Post('preview')
  @HttpCode(200)
  @Scopes('credit-notes:write')
  @PostsOn('issueDate', { document: true })
  @ApiOperation({
    summary: 'Everything but the writing: the credit note and entry that would be made',
    operationId: 'previewCreditNote',
  })
  @Problems(...REFUSALS_OF_CREATE)
  preview(@Ctx() ctx: RequestContext, @Body() request: CreateCreditNoteRequest): Promise<CreditNoteView> {
    return this.creditNotes.preview(ctx, request);
  }

  @Post('batch')
  @HttpCode(201)
  @Scopes('credit-notes:write')
  @ApiOperation({
    summary: 'Create up to 1,000 credit notes, all or nothing or a result each',
    operationId: 'createCreditNotes',
  })
  @Problems(...REFUSALS_OF_CREATE, 'conflict:batch_refused')
  createBatch(@Ctx() ctx: RequestContext, @Body() request: CreateCreditNoteBatchRequest): Promise<BatchView> {
    return this.creditNotes.createBatch(ctx, request);
  }

  @Get()
  @Scopes('credit-notes:read')
  @ApiOperation({ summary: 'List credit notes, newest first', operationId: 'listCreditNotes' })
  @AnswersPage(CreditNoteView)
  list(@Ctx() ctx: RequestContext, @Query() query: ListCreditNotesQuery): Promise<Page<CreditNoteView>> {
    return this.creditNotes.list(ctx, query);
  }

  @Get(':id')
  @Scopes('credit-notes:read')
  @ApiOperation({ summary: 'Show a credit note with its items', operationId: 'getCreditNote' })
  get(
    @Ctx() ctx: RequestContext,
    @Param('id') id: string,
    @Query() query: GetCreditNoteQuery,
  ): Promise<CreditNoteView> {
    return this.creditNotes.get(ctx, id, query);
  }

  @Patch(':id')
  @Scopes('credit-notes:write')
  @PostsOn('reversalDate', { document: true })
  @ApiOperation({
    summary: 'Issue, apply or void a credit note, or edit its texts until issue',
    operationId: 'updateCreditNote',
  })
  @Problems(
    ...REFUSALS_OF_VOID,
    'use_void_action',
    'einvoice_incomplete',
    'conflict:already_issued',
    'conflict:illegal_transition',
  )
  patch(
    @Ctx() ctx: RequestContext,
    @Param('id') id: string,
    @Body() request: PatchCreditNoteRequest,
  ): Promise<CreditNoteView> {
    return this.creditNotes.patch(ctx, id, request);
  }
}
