import { Body, Controller, Delete, Get, HttpCode, Param, Patch, Post, Query } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { Scopes } from '../../platform/access/scopes';
import { Problems } from '../../platform/errors/problems.decorator';
import { OneTimeSecrets } from '../../platform/idempotency/idempotency.interceptor';
import { AnswersPage } from '../../platform/pagination/answers-page';
import type { Page } from '../../platform/pagination/paginate';
import { Ctx } from '../../platform/request-context/ctx.decorator';
import type { RequestContext } from '../../platform/request-context/request-context';
import {
  CreateWebhookEndpointRequest,
  ListWebhookEndpointsQuery,
  NewWebhookSecretView,
  RollWebhookSecretRequest,
  UpdateWebhookEndpointRequest,
  WebhookEndpointView,
} from './dto/webhook-endpoint.dto';
import { WebhookEndpointsService } from './webhook-endpoints.service';

@ApiTags('Webhooks')
@Controller('webhook-endpoints')
export class WebhookEndpointsController {
  constructor(private readonly endpoints: WebhookEndpointsService) {}

  @Post()
  @HttpCode(201)
  @OneTimeSecrets('secret')
  @Scopes('webhooks:write')
  @ApiOperation({
    summary: 'Have events sent to a URL; the secret that signs them is shown once',
    operationId: 'createWebhookEndpoint',
  })
  @Problems('conflict:too_many_endpoints')
  create(
    @Ctx() ctx: RequestContext,
    @Body() request: CreateWebhookEndpointRequest,
  ): Promise<NewWebhookSecretView> {
    return this.endpoints.create(ctx, request);
  }

  @Get()
  @Scopes('webhooks:read')
  @ApiOperation({ summary: 'List webhook endpoints, newest first', operationId: 'listWebhookEndpoints' })
  @AnswersPage(WebhookEndpointView)
  list(
    @Ctx() ctx: RequestContext,
    @Query() query: ListWebhookEndpointsQuery,
  ): Promise<Page<WebhookEndpointView>> {
    return this.endpoints.list(ctx, query);
  }

  @Get(':id')
  @Scopes('webhooks:read')
  @ApiOperation({ summary: 'Show a webhook endpoint', operationId: 'getWebhookEndpoint' })
  get(@Ctx() ctx: RequestContext, @Param('id') id: string): Promise<WebhookEndpointView> {
    return this.endpoints.get(ctx, id);
  }

  @Patch(':id')
  @Scopes('webhooks:write')
  @ApiOperation({
    summary: 'Change a webhook endpoint, disable it, or enable it again',
    operationId: 'updateWebhookEndpoint',
  })
  update(
    @Ctx() ctx: RequestContext,
    @Param('id') id: string,
    @Body() request: UpdateWebhookEndpointRequest,
  ): Promise<WebhookEndpointView> {
    return this.endpoints.update(ctx, id, request);
  }

  @Delete(':id')
  @HttpCode(204)
  @Scopes('webhooks:write')
  @ApiOperation({
    summary: 'Delete a webhook endpoint; what waits for it is cancelled',
    operationId: 'deleteWebhookEndpoint',
  })
  delete(@Ctx() ctx: RequestContext, @Param('id') id: string): Promise<void> {
    return this.endpoints.delete(ctx, id);
  }

  @Post(':id/roll')
  @HttpCode(200)
  @OneTimeSecrets('secret')
  @Scopes('webhooks:write')
  @ApiOperation({
    summary: 'Replace the secret; messages are signed with the old one too for a grace period',
    operationId: 'rollWebhookSecret',
  })
  roll(
    @Ctx() ctx: RequestContext,
    @Param('id') id: string,
    @Body() request: RollWebhookSecretRequest,
  ): Promise<NewWebhookSecretView> {
    return this.endpoints.roll(ctx, id, request);
  }
}
