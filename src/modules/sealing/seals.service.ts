import { Injectable } from '@nestjs/common';
import { UnitOfWork } from '../../platform/database/unit-of-work';
import { mapPage, paginate, parsePosition, type Page } from '../../platform/pagination/paginate';
import type { RequestContext } from '../../platform/request-context/request-context';
import type { ListSealsQuery, SealView } from './dto/seal.dto';
import { sealView } from './seal-view';
import { SealEntity } from './seal.entity';

@Injectable()
export class SealsService {
  constructor(private readonly work: UnitOfWork) {}

  list(ctx: RequestContext, query: ListSealsQuery): Promise<Page<SealView>> {
    return this.work.read(ctx, async (tx) => {
      const seals = tx.manager
        .createQueryBuilder(SealEntity, 'seal')
        .where('seal.organisationId = :organisationId', { organisationId: tx.organisationId });
      if (query.expand === 'entryHashes') seals.addSelect('seal.entryHashes');
      const page = await paginate(tx, seals, query, {
        column: 'seal.block',
        direction: query.order === 'asc' ? 'ASC' : 'DESC',
        keyOf: (seal) => seal.block,
        parse: parsePosition,
      });
      return mapPage(page, sealView);
    });
  }
}
