import { Body, Controller, Get, HttpCode, Patch, Post, Query } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { Access, Scopes } from '../../platform/access/scopes';
import { Problems } from '../../platform/errors/problems.decorator';
import { AnswersPage } from '../../platform/pagination/answers-page';
import { Ctx } from '../../platform/request-context/ctx.decorator';
import type { OperatorContext, RequestContext } from '../../platform/request-context/request-context';
import type { Page } from '../../platform/pagination/paginate';
import {
  CreateOrganisationRequest,
  ListOrganisationsQuery,
  OrganisationView,
  UpdateOrganisationRequest,
} from './dto/organisation.dto';
import { OrganisationsService } from './organisations.service';
import { SandboxReset } from './sandbox-reset';

@ApiTags('Organisations')
@Controller()
export class OrganisationsController {
  constructor(
    private readonly organisations: OrganisationsService,
    private readonly sandboxes: SandboxReset,
  ) {}

  @Post('organisations')
  @HttpCode(201)
  @Access({ scopes: ['organisation:write'], kinds: ['staff'], organisation: 'none' })
  @ApiOperation({
    summary: 'Open an organisation with its chart of accounts',
    operationId: 'createOrganisation',
  })
  create(@Ctx() ctx: OperatorContext, @Body() request: CreateOrganisationRequest): Promise<OrganisationView> {
    return this.organisations.create(ctx, request);
  }

  @Get('organisations')
  @Access({ scopes: ['organisation:read'], kinds: ['staff', 'directory'], organisation: 'none' })
  @ApiOperation({
    summary: 'List the organisations that the key reaches, newest first',
    operationId: 'listOrganisations',
  })
  @AnswersPage(OrganisationView)
  list(@Ctx() ctx: OperatorContext, @Query() query: ListOrganisationsQuery): Promise<Page<OrganisationView>> {
    return this.organisations.list(ctx, query);
  }

  @Get('organisation')
  @Scopes('organisation:read')
  @ApiOperation({ summary: "Show the organisation's settings", operationId: 'getOrganisation' })
  get(@Ctx() ctx: RequestContext): Promise<OrganisationView> {
    return this.organisations.get(ctx);
  }

  @Patch('organisation')
  @Scopes('organisation:write')
  @ApiOperation({
    summary: "Change the organisation's settings and number series",
    operationId: 'updateOrganisation',
  })
  @Problems('conflict:number_series_taken')
  update(@Ctx() ctx: RequestContext, @Body() request: UpdateOrganisationRequest): Promise<OrganisationView> {
    return this.organisations.update(ctx, request);
  }

  @Post('organisation/reset')
  @HttpCode(200)
  @Scopes('organisation:write')
  @ApiOperation({
    summary: 'Give a sandbox fresh, empty books; its id, keys and settings stay',
    operationId: 'resetOrganisation',
  })
  @Problems('conflict:not_a_sandbox')
  reset(@Ctx() ctx: RequestContext): Promise<OrganisationView> {
    return this.sandboxes.reset(ctx);
  }
}
