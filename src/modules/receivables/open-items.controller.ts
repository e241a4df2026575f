import { Controller, Get, Query } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { Scopes } from '../../platform/access/scopes';
import { AnswersPage } from '../../platform/pagination/answers-page';
import type { Page } from '../../platform/pagination/paginate';
import { Ctx } from '../../platform/request-context/ctx.decorator';
import type { RequestContext } from '../../platform/request-context/request-context';
import { ListAllOpenItemsQuery, OpenItemView } from './dto/customer-account.dto';
import { ReceivablesService } from './receivables.service';

@ApiTags('Customers')
@Controller('open-items')
export class OpenItemsController {
  constructor(private readonly receivables: ReceivablesService) {}

  @Get()
  @Scopes('reports:read', 'journal:read')
  @ApiOperation({
    summary: 'List what is open in the whole debtors ledger, newest first, now or on a day',
    operationId: 'listAllOpenItems',
  })
  @AnswersPage(OpenItemView)
  list(@Ctx() ctx: RequestContext, @Query() query: ListAllOpenItemsQuery): Promise<Page<OpenItemView>> {
    return this.receivables.allOpenItems(ctx, query);
  }
}
