import { Body, Controller, Delete, HttpCode, Param, Patch, Post } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { Scopes } from '../../platform/access/scopes';
import { Problems } from '../../platform/errors/problems.decorator';
import { Ctx } from '../../platform/request-context/ctx.decorator';
import type { RequestContext } from '../../platform/request-context/request-context';
import { PostsOn } from '../periods/period-lock.interceptor';
import { PostDraftEntryRequest, UpdateDraftEntryRequest } from './dto/draft-entry.dto';
import { JournalEntryView } from './dto/journal-entry.dto';
import { JournalService } from './journal.service';
import { REFUSALS_OF_DRAFT, REFUSALS_OF_MANUAL } from './refusals.data';

/** What is done with manual entries until they are posted. */
@ApiTags('Journal')
@Controller('journal/entries')
export class DraftEntriesController {
  constructor(private readonly journal: JournalService) {}

  @Patch(':id')
  @Scopes('journal:write')
  @ApiOperation({ summary: 'Edit a draft entry', operationId: 'updateJournalDraft' })
  @Problems(...REFUSALS_OF_DRAFT, 'conflict:entry_posted')
  update(
    @Ctx() ctx: RequestContext,
    @Param('id') id: string,
    @Body() request: UpdateDraftEntryRequest,
  ): Promise<JournalEntryView> {
    return this.journal.updateDraft(ctx, id, request);
  }

  @Delete(':id')
  @HttpCode(204)
  @Scopes('journal:write')
  @ApiOperation({ summary: 'Delete a draft entry', operationId: 'deleteJournalDraft' })
  @Problems('conflict:entry_posted')
  delete(@Ctx() ctx: RequestContext, @Param('id') id: string): Promise<void> {
    return this.journal.deleteDraft(ctx, id);
  }

  @Post(':id/post')
  @HttpCode(200)
  @Scopes('journal:write')
  @PostsOn('date', { document: false })
  @ApiOperation({ summary: 'Post a draft: decide it anew and number it', operationId: 'postJournalDraft' })
  @Problems(...REFUSALS_OF_MANUAL, 'conflict:entry_posted')
  post(
    @Ctx() ctx: RequestContext,
    @Param('id') id: string,
    @Body() request: PostDraftEntryRequest,
  ): Promise<JournalEntryView> {
    return this.journal.postDraft(ctx, id, request);
  }
}
