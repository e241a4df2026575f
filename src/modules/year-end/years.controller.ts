import { Body, Controller, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { Scopes } from '../../platform/access/scopes';
import { Problems } from '../../platform/errors/problems.decorator';
import { AnswersPage } from '../../platform/pagination/answers-page';
import type { Page } from '../../platform/pagination/paginate';
import { Ctx } from '../../platform/request-context/ctx.decorator';
import type { RequestContext } from '../../platform/request-context/request-context';
import { YearChecklistView } from './dto/checklist.dto';
import { CloseYearRequest, ListYearsQuery, ReopenYearRequest, YearView } from './dto/year.dto';
import { YearsService } from './years.service';

@ApiTags('Periods')
@Controller('periods/years')
export class YearsController {
  constructor(private readonly years: YearsService) {}

  @Get()
  @Scopes('periods:read')
  @ApiOperation({ summary: 'List fiscal years, newest first', operationId: 'listYears' })
  @AnswersPage(YearView)
  list(@Ctx() ctx: RequestContext, @Query() query: ListYearsQuery): Promise<Page<YearView>> {
    return this.years.list(ctx, query);
  }

  @Get(':id')
  @Scopes('periods:read')
  @ApiOperation({ summary: 'Show a fiscal year and its closings', operationId: 'getYear' })
  get(@Ctx() ctx: RequestContext, @Param('id') id: string): Promise<YearView> {
    return this.years.get(ctx, id);
  }

  @Get(':id/checklist')
  @Scopes('periods:read')
  @ApiOperation({
    summary: 'Show what stands between a year and its closing',
    operationId: 'getYearChecklist',
  })
  checklist(@Ctx() ctx: RequestContext, @Param('id') id: string): Promise<YearChecklistView> {
    return this.years.checklist(ctx, id);
  }

  @Post(':id/close')
  @HttpCode(200)
  @Scopes('periods:write')
  @ApiOperation({
    summary: 'Close a year: its result goes to Retained earnings, its days are locked',
    operationId: 'closeYear',
  })
  @Problems(
    'period_locked',
    'role_unassigned',
    'conflict:already_closed',
    'conflict:year_not_over',
    'conflict:earlier_year_open',
  )
  close(
    @Ctx() ctx: RequestContext,
    @Param('id') id: string,
    @Body() request: CloseYearRequest,
  ): Promise<YearView> {
    return this.years.close(ctx, id, request);
  }

  @Post(':id/reopen')
  @HttpCode(200)
  @Scopes('periods:write')
  @ApiOperation({ summary: 'Open the latest closed year again, with a reason', operationId: 'reopenYear' })
  @Problems('period_locked', 'conflict:not_closed', 'conflict:later_year_closed')
  reopen(
    @Ctx() ctx: RequestContext,
    @Param('id') id: string,
    @Body() request: ReopenYearRequest,
  ): Promise<YearView> {
    return this.years.reopen(ctx, id, request.reason);
  }
}
