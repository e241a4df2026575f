import { Body, Controller, Delete, Get, HttpCode, Param, Patch, Post, Put, Query } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { Scopes } from '../../platform/access/scopes';
import type { Page } from '../../platform/pagination/paginate';
import { Problems } from '../../platform/errors/problems.decorator';
import { AnswersPage } from '../../platform/pagination/answers-page';
import { Ctx } from '../../platform/request-context/ctx.decorator';
import type { RequestContext } from '../../platform/request-context/request-context';
import { AccountsService } from './accounts.service';
import {
  AccountView,
  CreateAccountRequest,
  ListAccountsQuery,
  UpdateAccountRequest,
} from './dto/account.dto';
import { AssignRolesRequest, RolesView } from './dto/roles.dto';
import { ChartTemplatesView } from './dto/template.dto';
import { RolesService } from './roles.service';
import { templatesView } from './templates/templates-view';

@ApiTags('Accounts')
@Controller('accounts')
export class AccountsController {
  constructor(
    private readonly accounts: AccountsService,
    private readonly roles: RolesService,
  ) {}

  @Get()
  @Scopes('accounts:read')
  @ApiOperation({ summary: 'List the chart of accounts, by code', operationId: 'listAccounts' })
  @AnswersPage(AccountView)
  list(@Ctx() ctx: RequestContext, @Query() query: ListAccountsQuery): Promise<Page<AccountView>> {
    return this.accounts.list(ctx, query);
  }

  @Post()
  @HttpCode(201)
  @Scopes('accounts:write')
  @ApiOperation({ summary: 'Add an account to the chart', operationId: 'createAccount' })
  @Problems('conflict:code_taken')
  create(@Ctx() ctx: RequestContext, @Body() request: CreateAccountRequest): Promise<AccountView> {
    return this.accounts.create(ctx, request);
  }

  @Get('roles')
  @Scopes('accounts:read')
  @ApiOperation({ summary: 'Show which account holds each role', operationId: 'getAccountRoles' })
  getRoles(@Ctx() ctx: RequestContext): Promise<RolesView> {
    return this.roles.get(ctx);
  }

  @Put('roles')
  @Scopes('accounts:write')
  @ApiOperation({
    summary: 'Give roles to other accounts, for later postings',
    operationId: 'assignAccountRoles',
  })
  @Problems(
    'not_found',
    'account_type_mismatch',
    'account_archived',
    'conflict:account_has_role',
    'conflict:account_in_use',
  )
  assignRoles(@Ctx() ctx: RequestContext, @Body() request: AssignRolesRequest): Promise<RolesView> {
    return this.roles.assign(ctx, request);
  }

  @Get('templates')
  @Scopes('accounts:read')
  @ApiOperation({
    summary: 'List the charts that an organisation can open with',
    operationId: 'listChartTemplates',
  })
  templates(): ChartTemplatesView {
    return templatesView();
  }

  @Get(':id')
  @Scopes('accounts:read')
  @ApiOperation({ summary: 'Show an account', operationId: 'getAccount' })
  get(@Ctx() ctx: RequestContext, @Param('id') id: string): Promise<AccountView> {
    return this.accounts.get(ctx, id);
  }

  @Patch(':id')
  @Scopes('accounts:write')
  @ApiOperation({ summary: 'Rename, renumber or archive an account', operationId: 'updateAccount' })
  @Problems('conflict:code_taken', 'conflict:account_has_role')
  update(
    @Ctx() ctx: RequestContext,
    @Param('id') id: string,
    @Body() request: UpdateAccountRequest,
  ): Promise<AccountView> {
    return this.accounts.update(ctx, id, request);
  }

  @Delete(':id')
  @HttpCode(204)
  @Scopes('accounts:write')
  @ApiOperation({ summary: 'Delete an account that was never used', operationId: 'deleteAccount' })
  @Problems('conflict:account_in_use')
  delete(@Ctx() ctx: RequestContext, @Param('id') id: string): Promise<void> {
    return this.accounts.delete(ctx, id);
  }
}
