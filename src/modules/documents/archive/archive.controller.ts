import { Controller, Get, Param } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { Scopes } from '../../../platform/access/scopes';
import { Problems } from '../../../platform/errors/problems.decorator';
import { Ctx } from '../../../platform/request-context/ctx.decorator';
import type { RequestContext } from '../../../platform/request-context/request-context';
import { ArchiveView } from '../dto/archive.dto';
import { ArchiveListing } from './archive-listing';

const description =
  'Once a document is issued its PDF and, where it has all that they demand, its electronic invoices are made and kept; from ' +
  'then on they are served byte for byte, whatever changes about the organisation or the customer.';

@ApiTags('Credit notes')
@Controller('credit-notes/:id/archive')
export class CreditNoteArchiveController {
  constructor(private readonly listing: ArchiveListing) {}

  @Get()
  @Scopes('credit-notes:read')
  @ApiOperation({
    summary: 'List the archived files of a credit note',
    description,
    operationId: 'listCreditNoteArchive',
  })
  list(@Ctx() ctx: RequestContext, @Param('id') id: string): Promise<ArchiveView> {
    return this.listing.of(ctx, 'credit_note', id);
  }
}

@ApiTags('Invoices')
@Controller('invoices/:id/archive')
export class InvoiceArchiveController {
  constructor(private readonly listing: ArchiveListing) {}

  @Get()
  @Scopes('invoices:read')
  @ApiOperation({
    summary: 'List the archived files of an invoice',
    description,
    operationId: 'listInvoiceArchive',
  })
  @Problems('document_of_another_system')
  list(@Ctx() ctx: RequestContext, @Param('id') id: string): Promise<ArchiveView> {
    return this.listing.of(ctx, 'invoice', id);
  }
}
