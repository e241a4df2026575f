import { Body, Controller, Delete, Get, HttpCode, Param, Post } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { Scopes } from '../../platform/access/scopes';
import { Problems } from '../../platform/errors/problems.decorator';
import { Ctx } from '../../platform/request-context/ctx.decorator';
import type { RequestContext } from '../../platform/request-context/request-context';
import { DeliveryStatusView, DeliveryView } from '../deliveries/dto/delivery.dto';
import { SendRequest } from '../deliveries/dto/send.dto';
import { CreditNoteKind } from './credit-note-kind';
import { SendingService } from './sending.service';

@ApiTags('Credit notes')
@Controller('credit-notes/:id')
export class CreditNoteSendingController {
  constructor(
    private readonly sending: SendingService,
    private readonly kind: CreditNoteKind,
  ) {}

  @Post('send')
  @HttpCode(202)
  @Scopes('credit-notes:write')
  @ApiOperation({
    summary:
      'Send a credit note by e-mail, now or later, or note that it was handed over; a draft is issued first',
    operationId: 'sendCreditNote',
  })
  @Problems('recipient_missing', 'einvoice_incomplete', 'conflict:already_voided')
  send(
    @Ctx() ctx: RequestContext,
    @Param('id') id: string,
    @Body() request: SendRequest,
  ): Promise<DeliveryView> {
    return this.sending.send(ctx, this.kind, id, request);
  }

  @Get('delivery-status')
  @Scopes('credit-notes:read')
  @ApiOperation({
    summary: 'What became of each delivery of a credit note, with every attempt and answer',
    operationId: 'getCreditNoteDeliveryStatus',
  })
  status(@Ctx() ctx: RequestContext, @Param('id') id: string): Promise<DeliveryStatusView> {
    return this.sending.status(ctx, this.kind, id);
  }

  @Delete('deliveries/:deliveryId')
  @HttpCode(200)
  @Scopes('credit-notes:write')
  @ApiOperation({
    summary: 'Cancel a delivery of a credit note that is scheduled',
    operationId: 'cancelCreditNoteDelivery',
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
