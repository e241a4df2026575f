import { Controller, Get, Query, StreamableFile } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { Scopes } from '../../platform/access/scopes';
import { Problems } from '../../platform/errors/problems.decorator';
import { Ctx } from '../../platform/request-context/ctx.decorator';
import type { RequestContext } from '../../platform/request-context/request-context';
import { JournalExportQuery } from './dto/export.dto';
import { FORMAT_NAMES, formatNamed } from './formats';
import { JournalExportService } from './journal-export.service';

const text = { schema: { type: 'string' } } as const;
const file = { schema: { type: 'string', format: 'binary' } } as const;
const contentOf = (type: string): typeof text | typeof file => (/^text\/|json|xml$/.test(type) ? text : file);
const mediaTypes = FORMAT_NAMES.map((name) => formatNamed(name).contentType.split(';')[0] ?? '');

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
  @ApiOkResponse({ content: Object.fromEntries(mediaTypes.map((type) => [type, contentOf(type)])) })
  @Problems('export_span_too_long', 'export_not_configured', 'export_unfit')
  async journal(@Ctx() ctx: RequestContext, @Query() query: JournalExportQuery): Promise<StreamableFile> {
    const { bytes, format, filename } = await this.exports.open(ctx, query);
    return new StreamableFile(bytes, {
      type: format.contentType,
      disposition: `attachment; filename="${filename}"`,
    });
  }
}
