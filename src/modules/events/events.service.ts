import { Injectable } from '@nestjs/common';
import { invalid } from '../../domain/errors';
import { rowsOf } from '../../platform/database/rows-of';
import { UnitOfWork } from '../../platform/database/unit-of-work';
import { whereEventType } from '../../platform/outbox/event-type-filter';
import { DEFAULT_LIMIT, type Page } from '../../platform/pagination/page';
import { parsePosition } from '../../platform/pagination/paginate';
import type { RequestContext } from '../../platform/request-context/request-context';
import type { EventView, ListEventsQuery } from './dto/event.dto';
import { EventEntity } from './event.entity';

/** Events in the order in which they were committed. A reader that keeps the last cursor misses none. */
@Injectable()
export class EventsService {
  constructor(private readonly work: UnitOfWork) {}

  list(ctx: RequestContext, query: ListEventsQuery): Promise<Page<EventView>> {
    const after = positionOf(query.cursor);
    const limit = query.limit ?? DEFAULT_LIMIT;
    return this.work.read(ctx, async (tx) => {
      const events = tx.manager
        .createQueryBuilder(EventEntity, 'event')
        .where('event.organisationId = :organisationId AND event.sequence > :after', {
          organisationId: tx.organisationId,
          after,
        })
        .orderBy('event.sequence', 'ASC')
        .limit(limit);
      if (query.objectId !== undefined)
        events.andWhere('event.objectId = :objectId', { objectId: query.objectId });
      whereEventType(events, 'event.type', query.type);
      const data = (await rowsOf(tx, events)).map(viewOf);
      // Also behind the last event there is a cursor: the place to ask again from.
      return { data, pagination: { limit, nextCursor: String(data.at(-1)?.sequence ?? after) } };
    });
  }
}

function positionOf(cursor: string | undefined): number {
  const position = cursor === undefined ? 0 : parsePosition(cursor);
  if (position === null) throw invalid('cursor', 'must be the sequence number of an event');
  return position;
}

function viewOf(event: EventEntity): EventView {
  return {
    id: event.id,
    sequence: event.sequence,
    type: event.type,
    objectType: event.objectType,
    objectId: event.objectId,
    createdAt: event.createdAt.toISOString(),
    requestId: event.requestId,
    apiKeyId: event.apiKeyId,
    sandbox: event.sandbox,
    data: event.data,
  };
}
