import { Controller, Get, Param, Query, Req, Res, type StreamableFile } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Scopes } from '../../platform/access/scopes';
import { Problems } from '../../platform/errors/problems.decorator';
import { Ctx } from '../../platform/request-context/ctx.decorator';
import type { RequestContext } from '../../platform/request-context/request-context';
import { Documents } from './documents';
import { PdfQuery, XmlQuery } from './dto/document-query.dto';
import { AnswersFile, sendFile } from './send-file';

@ApiTags('Credit notes')
@Controller('credit-notes/:id')
export class CreditNoteFilesController {
  constructor(private readonly documents: Documents) {}

  @Get('pdf')
  @Scopes('credit-notes:read')
  @ApiOperation({
    summary:
      'The credit note as a PDF for a person, with the electronic invoice in it for a machine (Factur-X)',
    operationId: 'getCreditNotePdf',
  })
  @AnswersFile('application/pdf')
  @Problems('archive_corrupted', 'conflict:busy')
  async pdf(
    @Ctx() ctx: RequestContext,
    @Param('id') id: string,
    @Query() { draft }: PdfQuery,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<StreamableFile | undefined> {
    return sendFile(request, reply, await this.documents.pdf(ctx, 'credit_note', id, { draft }));
  }

  @Get('xml')
  @Scopes('credit-notes:read')
  @ApiOperation({
    summary: 'The credit note as an electronic invoice of EN 16931, in UBL or CII',
    operationId: 'getCreditNoteXml',
  })
  @AnswersFile('application/xml')
  @Problems('einvoice_incomplete', 'archive_corrupted', 'conflict:already_voided', 'conflict:busy')
  async xml(
    @Ctx() ctx: RequestContext,
    @Param('id') id: string,
    @Query() { syntax = 'ubl' }: XmlQuery,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<StreamableFile | undefined> {
    return sendFile(request, reply, await this.documents.xml(ctx, 'credit_note', id, syntax));
  }
}
