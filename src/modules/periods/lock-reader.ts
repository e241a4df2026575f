import { Injectable } from '@nestjs/common';
import type { Locks } from '../../domain/periods/locks';
import type { Tx } from '../../platform/database/transaction';
import { UnitOfWork } from '../../platform/database/unit-of-work';
import type { RequestContext } from '../../platform/request-context/request-context';

@Injectable()
export class LockReader {
  constructor(private readonly work: UnitOfWork) {}

  /** The locks that a posting transaction decides on: it holds the gate, so they cannot change before its commit. */
  held(tx: Tx): Locks {
    if (!tx.course.locks) throw new Error('a posting decides on locks that its transaction holds');
    return tx.course.locks;
  }

  /** The locks as they are at this moment; another request may change them at the next. */
  now(ctx: RequestContext): Promise<Locks> {
    return this.work.run({ ...ctx, dry: true }, (tx) => Promise.resolve(this.held(tx)), { posting: true });
  }
}
