import { Injectable } from '@nestjs/common';
import { UnitOfWork } from '../../platform/database/unit-of-work';
import type { Page } from '../../platform/pagination/paginate';
import type { RequestContext } from '../../platform/request-context/request-context';
import type {
  CreateOpeningItemsRequest,
  ListOpeningItemsQuery,
  OpeningItemsView,
  OpeningItemView,
} from './dto/opening-item.dto';
import type { RefundView } from './dto/refund.dto';
import type {
  AllocateRequest,
  RefundCreditRequest,
  ReverseRequest,
  UnallocateQuery,
} from './dto/settlement-requests.dto';
import { OpenItemsFromBefore } from './open-items-from-before';
import { OpeningItemsStore } from './opening-items.store';
import { storedOpeningView } from './opening-view';
import { SettleOpening } from './settle-opening';

/** The actions on opening items, each in its transaction. */
@Injectable()
export class OpeningItemsService {
  constructor(
    private readonly work: UnitOfWork,
    private readonly store: OpeningItemsStore,
    private readonly opening: OpenItemsFromBefore,
    private readonly settling: SettleOpening,
  ) {}

  create(
    ctx: RequestContext,
    request: CreateOpeningItemsRequest,
  ): Promise<OpeningItemView | OpeningItemsView> {
    return this.work.post(ctx, async (tx): Promise<OpeningItemView | OpeningItemsView> => {
      const made = await this.opening.stage(tx, ctx, request);
      const [only] = made;
      return request.items === undefined && only
        ? only
        : { data: made, created: made.length, test: ctx.test };
    });
  }

  list(ctx: RequestContext, query: ListOpeningItemsQuery): Promise<Page<OpeningItemView>> {
    return this.work.read(ctx, (tx) => this.store.list(tx, query));
  }

  get(ctx: RequestContext, id: string): Promise<OpeningItemView> {
    return this.work.read(ctx, async (tx) =>
      storedOpeningView(await this.store.find(tx, id), { test: false }),
    );
  }

  allocate(ctx: RequestContext, id: string, request: AllocateRequest): Promise<OpeningItemView> {
    return this.work.post(ctx, (tx) => this.settling.allocate(tx, ctx, id, request));
  }

  unallocate(
    ctx: RequestContext,
    id: string,
    allocationId: string,
    { date }: UnallocateQuery,
  ): Promise<OpeningItemView> {
    return this.work.post(ctx, (tx) => this.settling.unallocate(tx, ctx, id, { allocationId, date }));
  }

  refund(ctx: RequestContext, id: string, request: RefundCreditRequest): Promise<RefundView> {
    return this.work.post(ctx, (tx) => this.settling.refund(tx, ctx, id, request));
  }

  void(ctx: RequestContext, id: string, request: ReverseRequest): Promise<OpeningItemView> {
    return this.work.post(ctx, (tx) => this.settling.void(tx, ctx, id, request));
  }
}
