import { Body, Controller, Get, Header, Param, Post, Query, StreamableFile } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { Scopes } from '../../../platform/access/scopes';
import { Problems } from '../../../platform/errors/problems.decorator';
import { AnswersPage } from '../../../platform/pagination/answers-page';
import type { Page } from '../../../platform/pagination/paginate';
import { Ctx } from '../../../platform/request-context/ctx.decorator';
import type { RequestContext } from '../../../platform/request-context/request-context';
import {
  CreateExportBatchRequest,
  ExportBatchView,
  ExportManifestView,
  ListExportBatchesQuery,
} from '../dto/export-batch.dto';
import { FILE_CONTENTS } from '../file-contents';
import { ExportBatchesService } from './export-batches.service';

@ApiTags('Journal')
@Controller('journal/exports')
export class ExportBatchesController {
  constructor(private readonly batches: ExportBatchesService) {}

  @Post()
  @Scopes('journal:write')
  @ApiOperation({
    summary: 'Freeze the next batch of entries, each of which is exported once',
    operationId: 'createExportBatch',
  })
  @Problems('export_not_configured', 'export_unfit', 'conflict:nothing_to_export')
  create(@Ctx() ctx: RequestContext, @Body() request: CreateExportBatchRequest): Promise<ExportBatchView> {
    return this.batches.create(ctx, request);
  }

  @Get()
  @Scopes('journal:read')
  @ApiOperation({ summary: 'List export batches, newest first', operationId: 'listExportBatches' })
  @AnswersPage(ExportBatchView)
  list(@Ctx() ctx: RequestContext, @Query() query: ListExportBatchesQuery): Promise<Page<ExportBatchView>> {
    return this.batches.list(ctx, query);
  }

  @Get(':id')
  @Scopes('journal:read')
  @ApiOperation({ summary: 'Show an export batch', operationId: 'getExportBatch' })
  get(@Ctx() ctx: RequestContext, @Param('id') id: string): Promise<ExportBatchView> {
    return this.batches.get(ctx, id);
  }

  @Get(':id/manifest')
  @Scopes('journal:read')
  @ApiOperation({
    summary: "Download a batch's manifest, whose SHA-256 the batch shows",
    operationId: 'getExportManifest',
  })
  @ApiOkResponse({ type: ExportManifestView })
  @Header('Content-Type', 'application/json; charset=utf-8')
  async manifest(@Ctx() ctx: RequestContext, @Param('id') id: string): Promise<StreamableFile> {
    return new StreamableFile(Buffer.from(await this.batches.manifest(ctx, id)), {
      type: 'application/json; charset=utf-8',
      disposition: `attachment; filename="${id}.json"`,
    });
  }

  @Get(':id/files/:fileNo')
  @Scopes('journal:read')
  @ApiOperation({ summary: 'Download a file of a batch, as it was frozen', operationId: 'getExportFile' })
  @ApiOkResponse({ content: FILE_CONTENTS })
  async file(
    @Ctx() ctx: RequestContext,
    @Param('id') id: string,
    @Param('fileNo') fileNo: string,
  ): Promise<StreamableFile> {
    const { file: frozen, bytes } = await this.batches.file(ctx, id, fileNo);
    return new StreamableFile(bytes, {
      type: frozen.contentType,
      length: frozen.bytes,
      disposition: `attachment; filename="${frozen.name}"`,
    });
  }
}
