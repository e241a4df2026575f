import { Body, Controller, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { Scopes } from '../../platform/access/scopes';
import type { Page } from '../../platform/pagination/paginate';
import { FindsStoredAnswers } from '../../platform/idempotency/idempotency.interceptor';
import { Problems } from '../../platform/errors/problems.decorator';
import { AnswersPage } from '../../platform/pagination/answers-page';
import { Ctx } from '../../platform/request-context/ctx.decorator';
import type { RequestContext } from '../../platform/request-context/request-context';
import { PostsOn } from '../periods/period-lock.interceptor';
import { CreateJournalEntryRequest, JournalEntryView, ReverseEntryRequest } from './dto/journal-entry.dto';
import { ListEntriesQuery } from './dto/list-entries.dto';
import { ReversalsView, ReverseEntriesRequest } from './dto/reverse-entries.dto';
import { JournalService } from './journal.service';
import { REFUSALS_OF_MANUAL, REFUSALS_OF_REVERSAL } from './refusals.data';

@ApiTags('Journal')
@Controller('journal/entries')
export class JournalController {
  constructor(private readonly journal: JournalService) {}

  @Get()
  @Scopes('journal:read')
  @ApiOperation({ summary: 'List journal entries, newest first', operationId: 'listJournalEntries' })
  @AnswersPage(JournalEntryView)
  list(@Ctx() ctx: RequestContext, @Query() query: ListEntriesQuery): Promise<Page<JournalEntryView>> {
    return this.journal.list(ctx, query);
  }

  @Post()
  @HttpCode(201)
  @FindsStoredAnswers()
  @Scopes('journal:write')
  @PostsOn('date', { document: false, drafts: true })
  @ApiOperation({
    summary: 'Post a manual journal entry, or keep it as a draft',
    operationId: 'createJournalEntry',
  })
  @Problems(...REFUSALS_OF_MANUAL)
  create(@Ctx() ctx: RequestContext, @Body() request: CreateJournalEntryRequest): Promise<JournalEntryView> {
    return this.journal.create(ctx, request);
  }

  @Post('reverse')
  @HttpCode(201)
  @Scopes('journal:write')
  @ApiOperation({
    summary: 'Reverse up to 1,000 manual entries, all or nothing or a result each',
    operationId: 'reverseJournalEntries',
  })
  @Problems(...REFUSALS_OF_REVERSAL, 'conflict:batch_refused')
  reverseAll(@Ctx() ctx: RequestContext, @Body() request: ReverseEntriesRequest): Promise<ReversalsView> {
    return this.journal.reverseAll(ctx, request);
  }

  @Get(':id')
  @Scopes('journal:read')
  @ApiOperation({ summary: 'Show a journal entry', operationId: 'getJournalEntry' })
  get(@Ctx() ctx: RequestContext, @Param('id') id: string): Promise<JournalEntryView> {
    return this.journal.get(ctx, id);
  }

  @Post(':id/reverse')
  @HttpCode(201)
  @Scopes('journal:write')
  @PostsOn('reversalDate', { document: false })
  @ApiOperation({ summary: 'Reverse a manual entry', operationId: 'reverseJournalEntry' })
  @Problems(...REFUSALS_OF_REVERSAL)
  reverse(
    @Ctx() ctx: RequestContext,
    @Param('id') id: string,
    @Body() request: ReverseEntryRequest,
  ): Promise<JournalEntryView> {
    return this.journal.reverse(ctx, id, request);
  }
}
