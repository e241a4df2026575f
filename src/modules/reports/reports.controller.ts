import { Controller, Get, Headers, Query, Res } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { Scopes } from '../../platform/access/scopes';
import { Ctx } from '../../platform/request-context/ctx.decorator';
import type { RequestContext } from '../../platform/request-context/request-context';
import { TrialBalanceQuery, TrialBalanceView } from './dto/trial-balance.dto';
import { AnswersReport, sendReport } from './send-report';
import { TrialBalance } from './trial-balance';
import { trialBalanceCsv } from './trial-balance-csv';

@ApiTags('Reports')
@Controller('reports')
export class ReportsController {
  constructor(private readonly trialBalance: TrialBalance) {}

  @Get('trial-balance')
  @Scopes('reports:read')
  @ApiOperation({
    summary: 'The trial balance as of a day, in base currency',
    operationId: 'getTrialBalance',
  })
  @AnswersReport(TrialBalanceView)
  async getTrialBalance(
    @Ctx() ctx: RequestContext,
    @Query() query: TrialBalanceQuery,
    @Headers('accept') accept: string | undefined,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<TrialBalanceView | string> {
    return sendReport(reply, query.format, accept, await this.trialBalance.asOf(ctx, query), trialBalanceCsv);
  }
}
