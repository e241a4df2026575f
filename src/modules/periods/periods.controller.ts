import { Body, Controller, Get, HttpCode, Param, Post, Put, Query } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { Scopes } from '../../platform/access/scopes';
import { PageQuery } from '../../platform/pagination/page-query.dto';
import type { Page } from '../../platform/pagination/paginate';
import { Problems } from '../../platform/errors/problems.decorator';
import { AnswersPage } from '../../platform/pagination/answers-page';
import { Ctx } from '../../platform/request-context/ctx.decorator';
import type { RequestContext } from '../../platform/request-context/request-context';
import {
  ChangeLocksRequest,
  ListPeriodsQuery,
  LockChangeView,
  LockPeriodRequest,
  LocksView,
  PeriodView,
  UnlockPeriodRequest,
} from './dto/periods.dto';
import { LocksService } from './locks.service';
import { PeriodsService } from './periods.service';

@ApiTags('Periods')
@Controller('periods')
export class PeriodsController {
  constructor(
    private readonly periods: PeriodsService,
    private readonly locks: LocksService,
  ) {}

  @Get()
  @Scopes('periods:read')
  @ApiOperation({ summary: 'List accounting periods, newest first', operationId: 'listPeriods' })
  @AnswersPage(PeriodView)
  list(@Ctx() ctx: RequestContext, @Query() query: ListPeriodsQuery): Promise<Page<PeriodView>> {
    return this.periods.list(ctx, query);
  }

  @Get('locks')
  @Scopes('periods:read')
  @ApiOperation({ summary: 'Show the four through-dates', operationId: 'getLocks' })
  getLocks(@Ctx() ctx: RequestContext): Promise<LocksView> {
    return this.locks.get(ctx);
  }

  @Put('locks')
  @Scopes('periods:write')
  @ApiOperation({ summary: 'Move the through-dates; the hard one only forward', operationId: 'changeLocks' })
  @Problems('conflict:hard_lock_final', 'conflict:year_closed')
  changeLocks(@Ctx() ctx: RequestContext, @Body() request: ChangeLocksRequest): Promise<LocksView> {
    return this.locks.change(ctx, request);
  }

  @Get('locks/history')
  @Scopes('periods:read')
  @ApiOperation({ summary: 'List every change of a lock, newest first', operationId: 'listLockChanges' })
  @AnswersPage(LockChangeView)
  history(@Ctx() ctx: RequestContext, @Query() query: PageQuery): Promise<Page<LockChangeView>> {
    return this.locks.history(ctx, query);
  }

  @Get(':id')
  @Scopes('periods:read')
  @ApiOperation({ summary: 'Show an accounting period', operationId: 'getPeriod' })
  get(@Ctx() ctx: RequestContext, @Param('id') id: string): Promise<PeriodView> {
    return this.periods.get(ctx, id);
  }

  @Post(':id/lock')
  @HttpCode(200)
  @Scopes('periods:write')
  @ApiOperation({ summary: 'Lock a month: nothing can be posted into it', operationId: 'lockPeriod' })
  @Problems('conflict:already_locked')
  lock(
    @Ctx() ctx: RequestContext,
    @Param('id') id: string,
    @Body() request: LockPeriodRequest,
  ): Promise<PeriodView> {
    return this.periods.lock(ctx, id, request.reason);
  }

  @Post(':id/unlock')
  @HttpCode(200)
  @Scopes('periods:write')
  @ApiOperation({ summary: 'Open a locked month again, with a reason', operationId: 'unlockPeriod' })
  @Problems('conflict:not_locked')
  unlock(
    @Ctx() ctx: RequestContext,
    @Param('id') id: string,
    @Body() request: UnlockPeriodRequest,
  ): Promise<PeriodView> {
    return this.periods.unlock(ctx, id, request.reason);
  }
}
