import { Controller, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import { ApiAcceptedResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { Scopes } from '../../platform/access/scopes';
import { Problems } from '../../platform/errors/problems.decorator';
import { AnswersPage } from '../../platform/pagination/answers-page';
import type { Page } from '../../platform/pagination/paginate';
import { Ctx } from '../../platform/request-context/ctx.decorator';
import type { RequestContext } from '../../platform/request-context/request-context';
import {
  ListWebhookDeliveriesQuery,
  WebhookDeliveryView,
  WebhookDeliveryWithAttemptsView,
} from './dto/webhook-delivery.dto';
import { WebhookDeliveriesService } from './webhook-deliveries.service';

@ApiTags('Webhooks')
@Controller('webhook-endpoints/:id')
export class WebhookDeliveriesController {
  constructor(private readonly deliveries: WebhookDeliveriesService) {}

  @Post('test')
  @HttpCode(202)
  @Scopes('webhooks:write')
  @ApiOperation({
    summary: 'Send a signed test event to this endpoint alone',
    operationId: 'testWebhookEndpoint',
  })
  @ApiAcceptedResponse({ type: WebhookDeliveryView })
  @Problems('conflict:webhook_endpoint_disabled')
  test(@Ctx() ctx: RequestContext, @Param('id') id: string): Promise<WebhookDeliveryView> {
    return this.deliveries.test(ctx, id);
  }

  @Get('deliveries')
  @Scopes('webhooks:read')
  @ApiOperation({
    summary: 'List deliveries to an endpoint, newest first',
    operationId: 'listWebhookDeliveries',
  })
  @AnswersPage(WebhookDeliveryView)
  list(
    @Ctx() ctx: RequestContext,
    @Param('id') id: string,
    @Query() query: ListWebhookDeliveriesQuery,
  ): Promise<Page<WebhookDeliveryView>> {
    return this.deliveries.list(ctx, id, query);
  }

  @Get('deliveries/:deliveryId')
  @Scopes('webhooks:read')
  @ApiOperation({ summary: 'Show a delivery with its attempts', operationId: 'getWebhookDelivery' })
  get(
    @Ctx() ctx: RequestContext,
    @Param('id') id: string,
    @Param('deliveryId') deliveryId: string,
  ): Promise<WebhookDeliveryWithAttemptsView> {
    return this.deliveries.get(ctx, id, deliveryId);
  }

  @Post('deliveries/:deliveryId/redeliver')
  @HttpCode(202)
  @Scopes('webhooks:write')
  @ApiOperation({
    summary: 'Send an event again, with a full schedule of attempts',
    operationId: 'redeliverWebhook',
  })
  @ApiAcceptedResponse({ type: WebhookDeliveryView })
  @Problems('conflict:webhook_endpoint_disabled')
  redeliver(
    @Ctx() ctx: RequestContext,
    @Param('id') id: string,
    @Param('deliveryId') deliveryId: string,
  ): Promise<WebhookDeliveryView> {
    return this.deliveries.redeliver(ctx, id, deliveryId);
  }
}
