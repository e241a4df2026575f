import { Controller, Get, Headers, Query, Res } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { Scopes } from '../../platform/access/scopes';
import { Ctx } from '../../platform/request-context/ctx.decorator';
import type { RequestContext } from '../../platform/request-context/request-context';
import {
  BalanceSheetQuery,
  BalanceSheetView,
  ProfitAndLossQuery,
  ProfitAndLossView,
} from './dto/financial.dto';
import { TrialBalanceQuery, TrialBalanceView } from './dto/trial-balance.dto';
import { VatSummaryQuery, VatSummaryView } from './dto/vat-summary.dto';
import { balanceSheet, balanceSheetCsv } from './financial/balance-sheet';
import { profitAndLoss, profitAndLossCsv } from './financial/profit-and-loss';
import { ReportBooks } from './reading/books';
import { AnswersReport, sendReport } from './send-report';
import { trialBalance } from './trial-balance';
import { trialBalanceCsv } from './trial-balance-csv';
import { vatSummary, vatSummaryCsv } from './vat/vat-summary';

/** Reports that are as long as the chart of accounts. */
@ApiTags('Reports')
@Controller('reports')
export class ReportsController {
  constructor(private readonly books: ReportBooks) {}

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
    const report = await this.books.read(ctx, (books) => trialBalance(books, query));
    return sendReport(reply, query.format, accept, report, trialBalanceCsv);
  }

  @Get('profit-and-loss')
  @Scopes('reports:read')
  @ApiOperation({
    summary: 'Profit and loss of a range of days, without the entries that close a year',
    operationId: 'getProfitAndLoss',
  })
  @AnswersReport(ProfitAndLossView)
  async getProfitAndLoss(
    @Ctx() ctx: RequestContext,
    @Query() query: ProfitAndLossQuery,
    @Headers('accept') accept: string | undefined,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<ProfitAndLossView | string> {
    const report = await this.books.read(ctx, (books) => profitAndLoss(books, query));
    return sendReport(reply, query.format, accept, report, profitAndLossCsv);
  }

  @Get('balance-sheet')
  @Scopes('reports:read')
  @ApiOperation({
    summary: 'The balance sheet as of a day, with the profit that no year end has closed yet',
    operationId: 'getBalanceSheet',
  })
  @AnswersReport(BalanceSheetView)
  async getBalanceSheet(
    @Ctx() ctx: RequestContext,
    @Query() query: BalanceSheetQuery,
    @Headers('accept') accept: string | undefined,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<BalanceSheetView | string> {
    const report = await this.books.read(ctx, (books) => balanceSheet(books, query));
    return sendReport(reply, query.format, accept, report, balanceSheetCsv);
  }

  @Get('vat-summary')
  @Scopes('reports:read')
  @ApiOperation({
    summary: 'Taxable amounts and VAT by category, rate and period',
    operationId: 'getVatSummary',
  })
  @AnswersReport(VatSummaryView)
  async getVatSummary(
    @Ctx() ctx: RequestContext,
    @Query() query: VatSummaryQuery,
    @Headers('accept') accept: string | undefined,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<VatSummaryView | string> {
    const report = await this.books.read(ctx, (books) => vatSummary(books, query));
    return sendReport(reply, query.format, accept, report, vatSummaryCsv);
  }
}
