import { Controller, Get, Query, StreamableFile } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { Scopes } from '../../platform/access/scopes';
import { Problems } from '../../platform/errors/problems.decorator';
import { Ctx } from '../../platform/request-context/ctx.decorator';
import type { RequestContext } from '../../platform/request-context/request-context';
import { JournalExportQuery } from './dto/export.dto';
import { FILE_CONTENTS } from './file-contents';
import { JournalExportService } from './journal-export.service';

@ApiTags('Journal')
@Controller('journal')
export class ExportsController {
  constructor(private readonly exports: JournalExportService) {}

  @Get('export')
  @Scopes('journal:read')
  @ApiOperation({
    summary: 'Stream the journal as a file for an accounting program',
    operationId: 'exportJournal',
  })
  @ApiOkResponse({ content: FILE_CONTENTS })
  @Problems('export_span_too_long', 'export_not_configured', 'export_unfit')
  async journal(@Ctx() ctx: RequestContext, @Query() query: JournalExportQuery): Promise<StreamableFile> {
    const { bytes, format, filename } = await this.exports.open(ctx, query);
    return new StreamableFile(bytes, {
      type: format.contentType,
      disposition: `attachment; filename="${filename}"`,
    });
  }
}
