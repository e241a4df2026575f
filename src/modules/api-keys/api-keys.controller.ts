import { Body, Controller, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { Access } from '../../platform/access/scopes';
import { OneTimeSecrets } from '../../platform/idempotency/idempotency.interceptor';
import type { Page } from '../../platform/pagination/paginate';
import { Problems } from '../../platform/errors/problems.decorator';
import { AnswersPage } from '../../platform/pagination/answers-page';
import { Ctx } from '../../platform/request-context/ctx.decorator';
import type { OperatorContext } from '../../platform/request-context/request-context';
import { ApiKeysService } from './api-keys.service';
import {
  ApiKeyView,
  CreateApiKeyRequest,
  ListApiKeysQuery,
  NewApiKeyView,
  RollApiKeyRequest,
} from './dto/api-key.dto';

/** Without `Contra-Organisation`, a staff key works on the operator's own keys (staff and directory). */
@ApiTags('API keys')
@Controller('api-keys')
export class ApiKeysController {
  constructor(private readonly keys: ApiKeysService) {}

  @Post()
  @HttpCode(201)
  @OneTimeSecrets('key')
  @Access({ scopes: ['keys:write'], organisation: 'optional' })
  @ApiOperation({ summary: 'Create an API key; its secret is shown once', operationId: 'createApiKey' })
  create(@Ctx() ctx: OperatorContext, @Body() request: CreateApiKeyRequest): Promise<NewApiKeyView> {
    return this.keys.create(ctx, request);
  }

  @Get()
  @Access({ scopes: ['keys:read'], organisation: 'optional' })
  @ApiOperation({ summary: 'List API keys with their last use, newest first', operationId: 'listApiKeys' })
  @AnswersPage(ApiKeyView)
  list(@Ctx() ctx: OperatorContext, @Query() query: ListApiKeysQuery): Promise<Page<ApiKeyView>> {
    return this.keys.list(ctx, query);
  }

  @Get(':id')
  @Access({ scopes: ['keys:read'], organisation: 'optional' })
  @ApiOperation({ summary: 'Show an API key', operationId: 'getApiKey' })
  get(@Ctx() ctx: OperatorContext, @Param('id') id: string): Promise<ApiKeyView> {
    return this.keys.get(ctx, id);
  }

  @Post(':id/roll')
  @HttpCode(201)
  @OneTimeSecrets('key')
  @Access({ scopes: ['keys:write'], organisation: 'optional' })
  @ApiOperation({
    summary: 'Replace an API key; the old one stays valid for a grace period',
    operationId: 'rollApiKey',
  })
  @Problems('conflict:already_revoked', 'conflict:already_expired')
  roll(
    @Ctx() ctx: OperatorContext,
    @Param('id') id: string,
    @Body() request: RollApiKeyRequest,
  ): Promise<NewApiKeyView> {
    return this.keys.roll(ctx, id, request);
  }

  @Post(':id/revoke')
  @HttpCode(200)
  @Access({ scopes: ['keys:write'], organisation: 'optional' })
  @ApiOperation({
    summary: 'Revoke an API key; it stops within five seconds everywhere',
    operationId: 'revokeApiKey',
  })
  revoke(@Ctx() ctx: OperatorContext, @Param('id') id: string): Promise<ApiKeyView> {
    return this.keys.revoke(ctx, id);
  }
}
