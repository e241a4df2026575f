import { Body, Controller, Delete, Get, HttpCode, Put } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { Scopes } from '../../../platform/access/scopes';
import { Ctx } from '../../../platform/request-context/ctx.decorator';
import type { RequestContext } from '../../../platform/request-context/request-context';
import { LogoFileView, LogoView, PutLogoRequest } from '../dto/logo.dto';
import { LogoService } from './logo.service';

@ApiTags('Organisations')
@Controller('organisation/logo')
export class LogoController {
  constructor(private readonly logos: LogoService) {}

  @Put()
  @Scopes('organisation:write')
  @ApiOperation({
    summary: 'Set the logo on documents that are issued from now on',
    operationId: 'putOrganisationLogo',
  })
  put(@Ctx() ctx: RequestContext, @Body() request: PutLogoRequest): Promise<LogoView> {
    return this.logos.put(ctx, request);
  }

  @Get()
  @Scopes('organisation:read')
  @ApiOperation({ summary: 'Show the logo', operationId: 'getOrganisationLogo' })
  get(@Ctx() ctx: RequestContext): Promise<LogoFileView> {
    return this.logos.get(ctx);
  }

  @Delete()
  @HttpCode(204)
  @Scopes('organisation:write')
  @ApiOperation({
    summary: 'Take the logo off documents that are issued from now on',
    operationId: 'deleteOrganisationLogo',
  })
  delete(@Ctx() ctx: RequestContext): Promise<void> {
    return this.logos.delete(ctx);
  }
}
