import { isDeepStrictEqual } from 'node:util';
import { Injectable } from '@nestjs/common';
import { invalid } from '../../domain/errors';
import { KeyDirectory } from '../../platform/access/key-directory';
import { LedgerContexts } from '../../platform/access/ledger-context';
import { organisationFacts, type OrganisationRecord } from '../../platform/access/organisation-record';
import type { Tx } from '../../platform/database/transaction';
import { UnitOfWork } from '../../platform/database/unit-of-work';
import { isId } from '../../platform/ids';
import { DEFAULT_LIMIT, mapPage, pageOf, type Page } from '../../platform/pagination/page';
import type { OperatorContext, RequestContext } from '../../platform/request-context/request-context';
import type {
  CreateOrganisationRequest,
  ListOrganisationsQuery,
  OrganisationView,
  UpdateOrganisationRequest,
} from './dto/organisation.dto';
import { changeNumberSeries, DEFAULT_SERIES, numberSeriesOf } from './number-series';
import { stageHandle, stageLedger } from './open-ledger';
import { currentFacts, shownFacts, viewOf } from './organisation-view';
import { changedFacts, checkedTimeZone, newFacts, stageSettings } from './organisation-settings';
import { currentLogo, stageSellerProfile } from './seller-profile';

@Injectable()
export class OrganisationsService {
  constructor(
    private readonly work: UnitOfWork,
    private readonly keys: KeyDirectory,
    private readonly ledgers: LedgerContexts,
  ) {}

  /** Opens a ledger, its lock row, number series and chart, all or nothing. */
  create(ctx: OperatorContext, request: CreateOrganisationRequest): Promise<OrganisationView> {
    const facts = newFacts(ctx, request);
    const open = (tx: Tx): Promise<OrganisationView> => {
      stageLedger(tx, facts, DEFAULT_SERIES);
      stageHandle(tx, facts);
      stageSellerProfile(tx, facts, null);
      const view = viewOf(facts, DEFAULT_SERIES);
      tx.emit({ type: 'organisation.created', objectType: 'organisation', objectId: facts.id, data: view });
      return Promise.resolve(view);
    };
    return this.work.run(ctx, open, { organisationId: facts.organisationId });
  }

  async list(
    ctx: OperatorContext,
    { limit = DEFAULT_LIMIT, cursor }: ListOrganisationsQuery,
  ): Promise<Page<OrganisationView>> {
    if (cursor !== undefined && !isId('org', cursor)) throw invalid('cursor', 'is not a cursor of this list');
    const rows = await this.work.read(ctx, (tx) =>
      tx.query<OrganisationRecord>(`SELECT * FROM list_organisations($1, $2, $3)`, [
        ctx.caller.organisations,
        cursor ?? null,
        limit + 1,
      ]),
    );
    return mapPage(
      pageOf(rows, limit, ({ id }) => id),
      (row) => viewOf(organisationFacts(row), null),
    );
  }

  /** Of a sandbox that was given fresh books meanwhile, as they are in those. */
  async get(ctx: RequestContext): Promise<OrganisationView> {
    const view = await this.work.read(ctx, async (tx) => {
      const facts = await shownFacts(tx);
      return facts && viewOf(facts, await numberSeriesOf(tx));
    });
    return view ?? this.get(await this.ledgers.ofOrganisation(ctx.organisation.id, ctx));
  }

  async update(ctx: RequestContext, request: UpdateOrganisationRequest): Promise<OrganisationView> {
    if (request.timeZone !== undefined) checkedTimeZone(request.timeZone);
    const view = await this.work.run(ctx, async (tx) => {
      const { numberSeries } = request;
      const [current, seriesNow] = [await currentFacts(tx), await numberSeriesOf(tx)];
      const facts = changedFacts(current, request);
      const updated = viewOf(facts, { ...seriesNow, ...numberSeries });
      if (isDeepStrictEqual(updated, viewOf(current, seriesNow))) return updated;
      if (numberSeries) await changeNumberSeries(tx, numberSeries);
      stageSettings(tx, facts);
      if (facts.sellerVersion !== current.sellerVersion) stageSellerProfile(tx, facts, await currentLogo(tx));
      tx.emit({
        type: 'organisation.updated',
        objectType: 'organisation',
        objectId: facts.id,
        data: updated,
      });
      return updated;
    });
    this.keys.forget();
    return view;
  }
}
