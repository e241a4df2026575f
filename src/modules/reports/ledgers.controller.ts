import { Controller, Get, Headers, Query, Res, type StreamableFile } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { Scopes } from '../../platform/access/scopes';
import { Ctx } from '../../platform/request-context/ctx.decorator';
import type { RequestContext } from '../../platform/request-context/request-context';
import { SalesDayBookQuery, SalesDayBookView } from './dto/sales-day-book.dto';
import { ReportBooks } from './reading/books';
import { dayBookRange, salesDayBook, salesDayBookCsv } from './sales/sales-day-book';
import { AnswersReport, sendLongReport } from './send-report';

/** Reports that are as long as the books: a page at a time, or a file that is streamed. */
@ApiTags('Reports')
@Controller('reports')
export class LedgersController {
  constructor(private readonly books: ReportBooks) {}

  @Get('sales-day-book')
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
    return sendLongReport(
      reply,
      { format: query.format, accept },
      {
        name: `sales-day-book-${from}-${to}`,
        json: () => this.books.read(ctx, (books) => salesDayBook(books, query)),
        csv: () => this.books.stream(ctx, (books) => salesDayBookCsv(books, query)),
      },
    );
  }
}
