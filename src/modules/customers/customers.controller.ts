import { Body, Controller, Delete, Get, HttpCode, Param, Patch, Post, Query } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { Scopes } from '../../platform/access/scopes';
import type { Page } from '../../platform/pagination/paginate';
import { Problems } from '../../platform/errors/problems.decorator';
import { AnswersPage } from '../../platform/pagination/answers-page';
import { Ctx } from '../../platform/request-context/ctx.decorator';
import type { RequestContext } from '../../platform/request-context/request-context';
import { CustomersService } from './customers.service';
import { CreateCustomerRequest, UpdateCustomerRequest } from './dto/customer.dto';
import { CustomerView } from './dto/customer-view.dto';
import { CustomerImportView, ImportCustomersRequest } from './dto/import-customers.dto';
import { ListCustomersQuery } from './dto/list-customers.dto';

@ApiTags('Customers')
@Controller('customers')
export class CustomersController {
  constructor(private readonly customers: CustomersService) {}

  @Get()
  @Scopes('customers:read')
  @ApiOperation({ summary: 'List customers, newest first', operationId: 'listCustomers' })
  @AnswersPage(CustomerView)
  list(@Ctx() ctx: RequestContext, @Query() query: ListCustomersQuery): Promise<Page<CustomerView>> {
    return this.customers.list(ctx, query);
  }

  @Post()
  @HttpCode(201)
  @Scopes('customers:write')
  @ApiOperation({ summary: 'Create a customer', operationId: 'createCustomer' })
  @Problems('conflict:reference_taken')
  create(@Ctx() ctx: RequestContext, @Body() request: CreateCustomerRequest): Promise<CustomerView> {
    return this.customers.create(ctx, request);
  }

  @Post('import')
  @HttpCode(200)
  @Scopes('customers:write')
  @ApiOperation({
    summary: 'Bring in up to 1,000 customers, all or nothing or a result each',
    operationId: 'importCustomers',
  })
  @Problems('conflict:reference_taken')
  import(@Ctx() ctx: RequestContext, @Body() request: ImportCustomersRequest): Promise<CustomerImportView> {
    return this.customers.import(ctx, request);
  }

  @Get(':id')
  @Scopes('customers:read')
  @ApiOperation({ summary: 'Show a customer', operationId: 'getCustomer' })
  get(@Ctx() ctx: RequestContext, @Param('id') id: string): Promise<CustomerView> {
    return this.customers.get(ctx, id);
  }

  @Patch(':id')
  @Scopes('customers:write')
  @ApiOperation({ summary: 'Change a customer, for later documents', operationId: 'updateCustomer' })
  @Problems('conflict:reference_taken', 'conflict:customer_erased')
  update(
    @Ctx() ctx: RequestContext,
    @Param('id') id: string,
    @Body() request: UpdateCustomerRequest,
  ): Promise<CustomerView> {
    return this.customers.update(ctx, id, request);
  }

  @Post(':id/erase')
  @HttpCode(200)
  @Scopes('customers:write')
  @ApiOperation({
    summary: 'Erase the personal data of a customer, for good; issued documents keep their snapshot',
    operationId: 'eraseCustomer',
  })
  @Problems('conflict:customer_has_drafts')
  erase(@Ctx() ctx: RequestContext, @Param('id') id: string): Promise<CustomerView> {
    return this.customers.erase(ctx, id);
  }

  @Delete(':id')
  @HttpCode(204)
  @Scopes('customers:write')
  @ApiOperation({ summary: 'Delete a customer that no document names', operationId: 'deleteCustomer' })
  @Problems('conflict:customer_in_use')
  delete(@Ctx() ctx: RequestContext, @Param('id') id: string): Promise<void> {
    return this.customers.delete(ctx, id);
  }
}
