import { Body, Controller, Delete, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { Scopes } from '../../../platform/access/scopes';
import { Problems } from '../../../platform/errors/problems.decorator';
import { AnswersPage } from '../../../platform/pagination/answers-page';
import type { Page } from '../../../platform/pagination/paginate';
import { Ctx } from '../../../platform/request-context/ctx.decorator';
import type { RequestContext } from '../../../platform/request-context/request-context';
import { GrantExceptionRequest, ListExceptionsQuery, LockExceptionView } from '../dto/lock-exceptions.dto';
import { LockExceptionsService } from './lock-exceptions.service';

@ApiTags('Periods')
@Controller('periods/exceptions')
export class LockExceptionsController {
  constructor(private readonly exceptions: LockExceptionsService) {}

  @Get()
  @Scopes('periods:read')
  @ApiOperation({ summary: 'List exceptions of the locks, newest first', operationId: 'listLockExceptions' })
  @AnswersPage(LockExceptionView)
  list(@Ctx() ctx: RequestContext, @Query() query: ListExceptionsQuery): Promise<Page<LockExceptionView>> {
    return this.exceptions.list(ctx, query);
  }

  @Post()
  @HttpCode(201)
  @Scopes('periods:write')
  @ApiOperation({
    summary:
      'Let one key post into a locked range for a while; never past the hard lock or into a closed year',
    operationId: 'grantLockException',
  })
  @Problems('not_found')
  grant(@Ctx() ctx: RequestContext, @Body() request: GrantExceptionRequest): Promise<LockExceptionView> {
    return this.exceptions.grant(ctx, request);
  }

  @Delete(':id')
  @HttpCode(200)
  @Scopes('periods:write')
  @ApiOperation({
    summary: 'Revoke an exception: nothing more is posted under it',
    operationId: 'revokeLockException',
  })
  @Problems('conflict:already_revoked')
  revoke(@Ctx() ctx: RequestContext, @Param('id') id: string): Promise<LockExceptionView> {
    return this.exceptions.revoke(ctx, id);
  }
}
