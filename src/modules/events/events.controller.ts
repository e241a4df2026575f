import { Controller, Get, Query } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { Access } from '../../platform/access/scopes';
import type { Page } from '../../platform/pagination/paginate';
import { AnswersPage } from '../../platform/pagination/answers-page';
import { Ctx } from '../../platform/request-context/ctx.decorator';
import type { RequestContext } from '../../platform/request-context/request-context';
import { EventView, ListEventsQuery } from './dto/event.dto';
import { EventsService } from './events.service';

@ApiTags('Events')
@Controller('events')
export class EventsController {
  constructor(private readonly events: EventsService) {}

  @Get()
  @Access({ scopes: ['webhooks:read'] })
  @ApiOperation({ summary: 'Read events in their gapless order', operationId: 'listEvents' })
  @AnswersPage(EventView)
  list(@Ctx() ctx: RequestContext, @Query() query: ListEventsQuery): Promise<Page<EventView>> {
    return this.events.list(ctx, query);
  }
}
