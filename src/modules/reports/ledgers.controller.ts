import { Controller, Get, Headers, Param, Query, Res, type StreamableFile } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { Scopes } from '../../platform/access/scopes';
import { Ctx } from '../../platform/request-context/ctx.decorator';
import type { RequestContext } from '../../platform/request-context/request-context';
import { agedDebtors, agedDebtorsCsv } from './debtors/aged-debtors';
import { customerStatement, customerStatementCsv } from './debtors/customer-statement';
import { AgedDebtorsQuery, AgedDebtorsView } from './dto/aged-debtors.dto';
import {
  CustomerStatementQuery,
  CustomerStatementView,
  GeneralLedgerQuery,
  GeneralLedgerView,
} from './dto/ledger.dto';
import { NumberGapsQuery, NumberGapsView } from './dto/number-gaps.dto';
import { SalesDayBookQuery, SalesDayBookView } from './dto/sales-day-book.dto';
import { VatLinesQuery, VatLinesView } from './dto/vat-summary.dto';
import { generalLedger, generalLedgerCsv, ledgerRange } from './ledger/general-ledger';
import { numberGaps, numberGapsCsv } from './numbers/number-gaps';
import { ReportBooks } from './reading/books';
import { dayBookRange, salesDayBook, salesDayBookCsv } from './sales/sales-day-book';
import { AnswersReport, sendLongReport } from './send-report';
import { vatRange } from './vat/vat-figures';
import { vatLines, vatLinesCsv } from './vat/vat-lines';

/** Reports that are as long as the books: a page at a time, or a file that is streamed. */
@ApiTags('Reports')
@Controller()
export class LedgersController {
  constructor(private readonly books: ReportBooks) {}

  @Get('reports/sales-day-book')
  @Scopes('reports:read')
  @ApiOperation({
    summary: 'The sales day book: invoices and credit notes in one list, each void on its day, with totals',
    operationId: 'getSalesDayBook',
  })
  @AnswersReport(SalesDayBookView)
  getSalesDayBook(
    @Ctx() ctx: RequestContext,
    @Query() query: SalesDayBookQuery,
    @Headers('accept') accept: string | undefined,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<SalesDayBookView | StreamableFile> {
    const { from, to } = dayBookRange(query, ctx.today);
    return sendLongReport(reply, query, accept, {
      name: `sales-day-book-${from}-${to}`,
      json: () => this.books.read(ctx, (books) => salesDayBook(books, query)),
      csv: () => this.books.stream(ctx, (books) => salesDayBookCsv(books, query)),
    });
  }

  @Get('reports/general-ledger')
  @Scopes('reports:read')
  @ApiOperation({
    summary:
      'The general ledger of an account: its lines with a running balance, between opening and closing',
    operationId: 'getGeneralLedger',
  })
  @AnswersReport(GeneralLedgerView)
  getGeneralLedger(
    @Ctx() ctx: RequestContext,
    @Query() query: GeneralLedgerQuery,
    @Headers('accept') accept: string | undefined,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<GeneralLedgerView | StreamableFile> {
    const { from, to } = ledgerRange(query, ctx.today);
    return sendLongReport(reply, query, accept, {
      name: `general-ledger-${from}-${to}`,
      json: () => this.books.read(ctx, (books) => generalLedger(books, query)),
      csv: () => this.books.stream(ctx, (books) => generalLedgerCsv(books, query)),
    });
  }

  @Get('reports/aged-debtors')
  @Scopes('reports:read')
  @ApiOperation({
    summary: 'Aged debtors: what each customer owed on a day by how long it had been due',
    operationId: 'getAgedDebtors',
  })
  @AnswersReport(AgedDebtorsView)
  getAgedDebtors(
    @Ctx() ctx: RequestContext,
    @Query() query: AgedDebtorsQuery,
    @Headers('accept') accept: string | undefined,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<AgedDebtorsView | StreamableFile> {
    return sendLongReport(reply, query, accept, {
      name: `aged-debtors-${query.asOf ?? ctx.today}`,
      json: () => this.books.read(ctx, (books) => agedDebtors(books, query)),
      csv: () => this.books.stream(ctx, (books) => agedDebtorsCsv(books, query)),
    });
  }

  @Get('customers/:id/statement')
  @Scopes('reports:read')
  @ApiOperation({
    summary: 'A customer’s statement: every movement with its document and what was owed after it',
    operationId: 'getCustomerStatement',
  })
  @AnswersReport(CustomerStatementView)
  getCustomerStatement(
    @Ctx() ctx: RequestContext,
    @Param('id') id: string,
    @Query() query: CustomerStatementQuery,
    @Headers('accept') accept: string | undefined,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<CustomerStatementView | StreamableFile> {
    const { from, to } = ledgerRange(query, ctx.today);
    return sendLongReport(reply, query, accept, {
      name: `statement-${from}-${to}`,
      json: () => this.books.read(ctx, (books) => customerStatement(books, id, query)),
      csv: () => this.books.stream(ctx, (books) => customerStatementCsv(books, id, query)),
    });
  }

  @Get('reports/vat-summary/lines')
  @Scopes('reports:read')
  @ApiOperation({
    summary: 'The journal’s lines behind the figures of the VAT summary',
    operationId: 'listVatLines',
  })
  @AnswersReport(VatLinesView)
  listVatLines(
    @Ctx() ctx: RequestContext,
    @Query() query: VatLinesQuery,
    @Headers('accept') accept: string | undefined,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<VatLinesView | StreamableFile> {
    const { from, to } = vatRange(query, ctx.today);
    return sendLongReport(reply, query, accept, {
      name: `vat-lines-${from}-${to}`,
      json: () => this.books.read(ctx, (books) => vatLines(books, query)),
      csv: () => this.books.stream(ctx, (books) => vatLinesCsv(books, query)),
    });
  }

  @Get('reports/number-gaps')
  @Scopes('reports:read')
  @ApiOperation({
    summary: 'Proves that no number of a series is missing, and lists the numbers outside the series',
    operationId: 'getNumberGaps',
  })
  @AnswersReport(NumberGapsView)
  getNumberGaps(
    @Ctx() ctx: RequestContext,
    @Query() query: NumberGapsQuery,
    @Headers('accept') accept: string | undefined,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<NumberGapsView | StreamableFile> {
    return sendLongReport(reply, query, accept, {
      name: `number-gaps-${ctx.today}`,
      json: () => this.books.read(ctx, (books) => numberGaps(books, query)),
      csv: () => this.books.stream(ctx, (books) => numberGapsCsv(books)),
    });
  }
}
