import { Controller, Get, Query } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { Scopes } from '../../platform/access/scopes';
import { AnswersPage } from '../../platform/pagination/answers-page';
import type { Page } from '../../platform/pagination/paginate';
import { Ctx } from '../../platform/request-context/ctx.decorator';
import type { RequestContext } from '../../platform/request-context/request-context';
import { ListSealsQuery, SealView } from './dto/seal.dto';
import { SealsService } from './seals.service';

@ApiTags('Journal')
@Controller('journal/seals')
export class SealsController {
  constructor(private readonly seals: SealsService) {}

  @Get()
  @Scopes('journal:read')
  @ApiOperation({
    summary: 'List the seals of the journal, newest first',
    description:
      'Each seal stands for a block of journal entries and for the seal before it. Keep one outside, and `npm run verify` or ' +
      '`bin/verify-export` proves that no entry up to it has been changed, removed or put in.',
    operationId: 'listSeals',
  })
  @AnswersPage(SealView)
  list(@Ctx() ctx: RequestContext, @Query() query: ListSealsQuery): Promise<Page<SealView>> {
    return this.seals.list(ctx, query);
  }
}
