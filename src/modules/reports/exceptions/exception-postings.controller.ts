import { Controller, Get, Headers, Query, Res, type StreamableFile } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { Scopes } from '../../../platform/access/scopes';
import { Ctx } from '../../../platform/request-context/ctx.decorator';
import type { RequestContext } from '../../../platform/request-context/request-context';
import { ExceptionPostingsQuery, ExceptionPostingsView } from '../dto/exception-postings.dto';
import { ReportBooks } from '../reading/books';
import { AnswersReport, sendLongReport } from '../send-report';
import { exceptionPostings, exceptionPostingsCsv } from './exception-postings';

@ApiTags('Reports')
@Controller('reports/exception-postings')
export class ExceptionPostingsController {
  constructor(private readonly books: ReportBooks) {}

  @Get()
  @Scopes('reports:read')
  @ApiOperation({
    summary: 'What was posted into locked ranges, under which exception, and why',
    operationId: 'getExceptionPostings',
  })
  @AnswersReport(ExceptionPostingsView)
  get(
    @Ctx() ctx: RequestContext,
    @Query() query: ExceptionPostingsQuery,
    @Headers('accept') accept: string | undefined,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<ExceptionPostingsView | StreamableFile> {
    return sendLongReport(reply, query, accept, {
      name: 'exception-postings',
      json: () => this.books.read(ctx, (books) => exceptionPostings(books, query)),
      csv: () => this.books.stream(ctx, (books) => exceptionPostingsCsv(books, query)),
    });
  }
}
