import { Body, Controller, Get, HttpCode, Param, Post, Res, StreamableFile } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { Scopes } from '../../../platform/access/scopes';
import { Problems } from '../../../platform/errors/problems.decorator';
import { contentDisposition } from '../../../platform/files/content-disposition';
import { Ctx } from '../../../platform/request-context/ctx.decorator';
import type { RequestContext } from '../../../platform/request-context/request-context';
import {
  AttachFileRequest,
  AttachmentsView,
  AttachmentView,
  WithdrawAttachmentRequest,
} from '../dto/attachment.dto';
import { AttachmentsService } from './attachments.service';
import { FILE_TYPES } from './file-types.data';

const bytes = { schema: { type: 'string', format: 'binary' } } as const;

@ApiTags('Journal')
@Controller('journal/entries/:id/attachments')
export class AttachmentsController {
  constructor(private readonly attachments: AttachmentsService) {}

  @Post()
  @HttpCode(201)
  @Scopes('journal:write')
  @ApiOperation({ summary: 'Attach a file to an entry', operationId: 'attachFile' })
  @Problems('conflict:entry_not_posted')
  attach(
    @Ctx() ctx: RequestContext,
    @Param('id') id: string,
    @Body() request: AttachFileRequest,
  ): Promise<AttachmentView> {
    return this.attachments.attach(ctx, id, request);
  }

  @Get()
  @Scopes('journal:read')
  @ApiOperation({ summary: 'List the files of an entry', operationId: 'listAttachments' })
  list(@Ctx() ctx: RequestContext, @Param('id') id: string): Promise<AttachmentsView> {
    return this.attachments.list(ctx, id);
  }

  @Get(':attachmentId/content')
  @Scopes('journal:read')
  @ApiOperation({ summary: 'Download a file', operationId: 'downloadAttachment' })
  @ApiOkResponse({
    content: Object.fromEntries(Object.keys(FILE_TYPES).map((type) => [type, bytes])),
  })
  async download(
    @Ctx() ctx: RequestContext,
    @Param('id') id: string,
    @Param('attachmentId') attachmentId: string,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<StreamableFile> {
    const { fileName, contentType, content } = await this.attachments.read(ctx, id, attachmentId);
    // Whatever the bytes are, no browser shows or runs them in the service's name.
    void reply
      .header('X-Content-Type-Options', 'nosniff')
      .header('Content-Security-Policy', "default-src 'none'; sandbox")
      .header('Cache-Control', 'private, no-store');
    return new StreamableFile(content, {
      type: contentType,
      disposition: contentDisposition(fileName),
      length: content.length,
    });
  }

  @Post(':attachmentId/withdraw')
  @HttpCode(200)
  @Scopes('journal:write')
  @ApiOperation({ summary: 'Withdraw a file that does not belong there', operationId: 'withdrawAttachment' })
  @Problems('conflict:already_withdrawn')
  withdraw(
    @Ctx() ctx: RequestContext,
    @Param('id') id: string,
    @Param('attachmentId') attachmentId: string,
    @Body() { reason }: WithdrawAttachmentRequest,
  ): Promise<AttachmentView> {
    return this.attachments.withdraw(ctx, id, attachmentId, reason);
  }
}
