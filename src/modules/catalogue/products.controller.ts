import { Body, Controller, Delete, Get, HttpCode, Param, Patch, Post, Query } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { Scopes } from '../../platform/access/scopes';
import { Problems } from '../../platform/errors/problems.decorator';
import { AnswersPage } from '../../platform/pagination/answers-page';
import type { Page } from '../../platform/pagination/paginate';
import { Ctx } from '../../platform/request-context/ctx.decorator';
import type { RequestContext } from '../../platform/request-context/request-context';
import {
  CreateProductRequest,
  ListProductsQuery,
  ProductView,
  UpdateProductRequest,
} from './dto/product.dto';
import { ProductsService } from './products.service';

@ApiTags('Catalogue')
@Controller('products')
export class ProductsController {
  constructor(private readonly products: ProductsService) {}

  @Get()
  @Scopes('catalogue:read')
  @ApiOperation({ summary: 'List products, newest first', operationId: 'listProducts' })
  @AnswersPage(ProductView)
  list(@Ctx() ctx: RequestContext, @Query() query: ListProductsQuery): Promise<Page<ProductView>> {
    return this.products.list(ctx, query);
  }

  @Post()
  @HttpCode(201)
  @Scopes('catalogue:write')
  @ApiOperation({ summary: 'Create a product', operationId: 'createProduct' })
  @Problems('not_found', 'account_archived', 'account_type_mismatch', 'conflict:sku_taken')
  create(@Ctx() ctx: RequestContext, @Body() request: CreateProductRequest): Promise<ProductView> {
    return this.products.create(ctx, request);
  }

  @Get(':id')
  @Scopes('catalogue:read')
  @ApiOperation({ summary: 'Show a product', operationId: 'getProduct' })
  get(@Ctx() ctx: RequestContext, @Param('id') id: string): Promise<ProductView> {
    return this.products.get(ctx, id);
  }

  @Patch(':id')
  @Scopes('catalogue:write')
  @ApiOperation({ summary: 'Change or archive a product, for later documents', operationId: 'updateProduct' })
  @Problems('account_archived', 'account_type_mismatch', 'conflict:sku_taken')
  update(
    @Ctx() ctx: RequestContext,
    @Param('id') id: string,
    @Body() request: UpdateProductRequest,
  ): Promise<ProductView> {
    return this.products.update(ctx, id, request);
  }

  @Delete(':id')
  @HttpCode(204)
  @Scopes('catalogue:write')
  @ApiOperation({ summary: 'Delete a product that has no prices', operationId: 'deleteProduct' })
  @Problems('conflict:product_in_use')
  delete(@Ctx() ctx: RequestContext, @Param('id') id: string): Promise<void> {
    return this.products.delete(ctx, id);
  }
}
