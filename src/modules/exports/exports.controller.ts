import { Controller, Get, Query, StreamableFile } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { Scopes } from '../../platform/access/scopes';
import { Ctx } from '../../platform/request-context/ctx.decorator';
import type { RequestContext } from '../../platform/request-context/request-context';
import { JournalExportQuery } from './dto/export.dto';
import { JournalExportService } from './journal-export.service';

const text = { schema: { type: 'string' } } as const;

@ApiTags('Journal')
@Controller('journal')
export class ExportsController {
  constructor(private readonly exports: JournalExportService) {}

  @Get('export')
  @Scopes('journal:read')
  @ApiOperation({ summary: 'Stream the journal, a row a line', operationId: 'exportJournal' })
  @ApiOkResponse({ content: { 'text/csv': text, 'application/jsonl': text } })
  async journal(@Ctx() ctx: RequestContext, @Query() query: JournalExportQuery): Promise<StreamableFile> {
    const { rows, format, filename } = await this.exports.open(ctx, query);
    return new StreamableFile(rows, {
      type: format.contentType,
      disposition: `attachment; filename="${filename}"`,
    });
  }
}
