import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { conflict } from '../../domain/errors';
import { KeyDirectory } from '../../platform/access/key-directory';
import { FreshLedgers } from '../../platform/database/fresh-ledgers';
import type { Tx } from '../../platform/database/transaction';
import { UnitOfWork } from '../../platform/database/unit-of-work';
import type { RequestContext } from '../../platform/request-context/request-context';
import type { OrganisationView } from './dto/organisation.dto';
import { findLogo, insertLogo } from './logo/logo.store';
import { numberSeriesOf } from './number-series';
import { stageLedger } from './open-ledger';
import { currentFacts, viewOf } from './organisation-view';
import { stageSellerProfile } from './seller-profile';

/** Gives a sandbox fresh books. Its id, keys, settings and logo stay; the old books stay too, but nobody reaches them any more. */
@Injectable()
export class SandboxReset {
  constructor(
    private readonly work: UnitOfWork,
    private readonly keys: KeyDirectory,
    private readonly ledgers: FreshLedgers,
  ) {}

  /**
   * Works in the fresh ledger, where its own idempotent answer is stored as well: a repetition looks there. What had begun
   * in the old ledger either commits before the handle moves, or is refused with `organisation_reset`.
   */
  async reset(ctx: RequestContext): Promise<OrganisationView> {
    const { id, organisationId: old, sandbox } = ctx.organisation;
    if (!sandbox) throw conflict('not_a_sandbox', 'Only a sandbox can be reset.');
    const fresh = randomUUID();
    const idempotency = ctx.idempotency && { ...ctx.idempotency, scope: fresh };
    const open = async (tx: Tx): Promise<OrganisationView> => {
      // The settings are held until the commit, so that no change of them is lost with the ledger that it was made in.
      const [facts, numberSeries, logo, stageRest] = await inLedger(tx, old, async () => [
        await currentFacts(tx, old),
        await numberSeriesOf(tx, old),
        await findLogo(tx, old),
        await this.ledgers.takeAlong(tx, old),
      ]);
      stageLedger(tx, facts, numberSeries);
      if (logo) insertLogo(tx, logo);
      stageSellerProfile(tx, facts, logo?.sha256 ?? null);
      stageRest(tx);
      tx.writes.updateAfterInserts(`SELECT reset_sandbox($1, $2, $3, $4)`, [id, old, fresh, ctx.now]);
      const view = viewOf(facts, numberSeries);
      tx.emit({ type: 'organisation.reset', objectType: 'organisation', objectId: id, data: view });
      return view;
    };
    const view = await this.work.run({ ...ctx, idempotency }, open, { organisationId: fresh });
    this.keys.forget();
    return view;
  }
}

/** Row-level security shows one ledger at a time. */
async function inLedger<const T>(tx: Tx, ledger: string, read: () => Promise<T>): Promise<T> {
  const show = `SELECT set_config('contra.organisation_id', $1, true)`;
  await tx.query(show, [ledger]);
  const result = await read();
  await tx.query(show, [tx.organisationId]);
  return result;
}
