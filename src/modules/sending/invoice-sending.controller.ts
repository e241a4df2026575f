import { Body, Controller, Delete, Get, HttpCode, Param, Post } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { Scopes } from '../../platform/access/scopes';
import { Problems } from '../../platform/errors/problems.decorator';
import { Ctx } from '../../platform/request-context/ctx.decorator';
import type { RequestContext } from '../../platform/request-context/request-context';
import { DeliveryStatusView, DeliveryView } from '../deliveries/dto/delivery.dto';
import { SendRequest } from '../deliveries/dto/send.dto';
import { InvoiceKind } from './invoice-kind';
import { SendingService } from './sending.service';

@ApiTags('Invoices')
@Controller('invoices/:id')
export class InvoiceSendingController {
  constructor(
    private readonly sending: SendingService,
    private readonly kind: InvoiceKind,
  ) {}

  @Post('send')
  @HttpCode(202)
  @Scopes('invoices:write')
  @ApiOperation({
    summary:
      'Send an invoice by e-mail, now or later, or note that it was handed over; a draft is issued first',
    operationId: 'sendInvoice',
  })
  @Problems(
    'recipient_missing',
    'einvoice_incomplete',
    'document_of_another_system',
    'period_locked',
    'date_in_future',
    'customer_archived',
    'account_archived',
    'account_type_mismatch',
    'role_unassigned',
    'price_unavailable',
    'price_tax_basis_mismatch',
    'tax_rate_not_found',
    'currency_mismatch',
    'exchange_rate_required',
    'conflict:number_taken',
    'conflict:number_out_of_sequence',
    'conflict:already_voided',
  )
  send(
    @Ctx() ctx: RequestContext,
    @Param('id') id: string,
    @Body() request: SendRequest,
  ): Promise<DeliveryView> {
    return this.sending.send(ctx, this.kind, id, request);
  }

  @Get('delivery-status')
  @Scopes('invoices:read')
  @ApiOperation({
    summary: 'What became of each delivery of an invoice, with every attempt and answer',
    operationId: 'getInvoiceDeliveryStatus',
  })
  status(@Ctx() ctx: RequestContext, @Param('id') id: string): Promise<DeliveryStatusView> {
    return this.sending.status(ctx, this.kind, id);
  }

  @Delete('deliveries/:deliveryId')
  @HttpCode(200)
  @Scopes('invoices:write')
  @ApiOperation({
    summary: 'Cancel a delivery of an invoice that is scheduled',
    operationId: 'cancelInvoiceDelivery',
  })
  @Problems('conflict:delivery_not_scheduled')
  cancel(
    @Ctx() ctx: RequestContext,
    @Param('id') id: string,
    @Param('deliveryId') deliveryId: string,
  ): Promise<DeliveryView> {
    return this.sending.cancel(ctx, this.kind, { id, deliveryId });
  }
}
