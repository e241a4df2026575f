import { randomUUID } from 'node:crypto';
import { isDeepStrictEqual } from 'node:util';
import { Injectable } from '@nestjs/common';
import { invalid } from '../../domain/errors';
import { KeyDirectory } from '../../platform/access/key-directory';
import { organisationFacts, type OrganisationRecord } from '../../platform/access/organisation-record';
import { isTimeZone } from '../../platform/clock';
import type { Tx } from '../../platform/database/transaction';
import { UnitOfWork } from '../../platform/database/unit-of-work';
import { isId, makeId } from '../../platform/ids';
import type { Page } from '../../platform/pagination/paginate';
import type {
  OperatorContext,
  OrganisationFacts,
  RequestContext,
} from '../../platform/request-context/request-context';
import { templateFor } from '../accounts/templates';
import type {
  CreateOrganisationRequest,
  ListOrganisationsQuery,
  OrganisationView,
  UpdateOrganisationRequest,
} from './dto/organisation.dto';
import { changeNumberSeries, DEFAULT_SERIES, numberSeriesOf } from './number-series';
import { stageHandle, stageLedger } from './open-ledger';
import { currentFacts, viewOf } from './organisation-view';
import { checkedRegistrationNumber } from '../../domain/organisations/registration-number';

const DEFAULT_LIMIT = 50;

@Injectable()
export class OrganisationsService {
  constructor(
    private readonly work: UnitOfWork,
    private readonly keys: KeyDirectory,
  ) {}

  /** Opens a ledger, its lock row, number series and chart, all or nothing. */
  create(ctx: OperatorContext, request: CreateOrganisationRequest): Promise<OrganisationView> {
    const timeZone = checkedTimeZone(request.timeZone ?? ZONES[request.country] ?? 'UTC');
    const facts: OrganisationFacts = {
      id: makeId('org', ctx),
      organisationId: randomUUID(),
      name: request.name,
      country: request.country,
      baseCurrency: request.baseCurrency,
      timeZone,
      fiscalYearStartMonth: request.fiscalYearStartMonth ?? 1,
      reversalDatePolicy: request.reversalDatePolicy ?? 'today',
      chartTemplate: request.chartTemplate ?? templateFor(request.country),
      sandbox: request.sandbox ?? false,
      vatNumber: request.vatNumber ?? null,
      address: request.address ?? null,
      registrationNumber: registrationNumberOf(request, request.country) ?? null,
      exportSettings: withoutUndefined(request.exportSettings ?? {}),
      createdAt: ctx.now,
    };
    const open = (tx: Tx): Promise<OrganisationView> => {
      stageLedger(tx, facts, DEFAULT_SERIES);
      stageHandle(tx, facts);
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
    const shown = rows.slice(0, limit);
    return {
      data: shown.map((row) => viewOf(organisationFacts(row), null)),
      pagination: { limit, nextCursor: rows.length > limit ? (shown.at(-1)?.id ?? null) : null },
    };
  }

  get(ctx: RequestContext): Promise<OrganisationView> {
    return this.work.read(ctx, async (tx) => viewOf(await currentFacts(tx), await numberSeriesOf(tx)));
  }

  async update(ctx: RequestContext, request: UpdateOrganisationRequest): Promise<OrganisationView> {
    if (request.timeZone !== undefined) checkedTimeZone(request.timeZone);
    const view = await this.work.run(ctx, async (tx) => {
      const { numberSeries, ...settings } = request;
      const [current, seriesNow] = [await currentFacts(tx), await numberSeriesOf(tx)];
      const facts = {
        ...current,
        ...withoutUndefined({
          ...settings,
          registrationNumber: registrationNumberOf(request, current.country),
        }),
        exportSettings:
          request.exportSettings === undefined
            ? current.exportSettings
            : withoutUndefined(request.exportSettings ?? {}),
      };
      const updated = viewOf(facts, { ...seriesNow, ...numberSeries });
      if (isDeepStrictEqual(updated, viewOf(current, seriesNow))) return updated;
      if (numberSeries) await changeNumberSeries(tx, numberSeries);
      stageSettings(tx, facts, ctx.now);
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

function stageSettings(tx: Tx, facts: OrganisationFacts, now: Date): void {
  tx.writes.update(
    `UPDATE organisations SET name = $2, time_zone = $3, fiscal_year_start_month = $4, reversal_date_policy = $5,
       vat_number = $6, address = $7, updated_at = $8,
       registration_number = $9, export_settings = $10 WHERE organisation_id = $1`,
    [
      tx.organisationId,
      facts.name,
      facts.timeZone,
      facts.fiscalYearStartMonth,
      facts.reversalDatePolicy,
      facts.vatNumber,
      facts.address === null ? null : JSON.stringify(facts.address),
      now,
      facts.registrationNumber,
      JSON.stringify(facts.exportSettings),
    ],
  );
}

/** Undefined where the request says nothing of it. */
const registrationNumberOf = (
  { registrationNumber: given }: { registrationNumber?: string | null },
  country: string,
): string | null | undefined =>
  typeof given === 'string' ? checkedRegistrationNumber(country, given) : given;

function withoutUndefined<T extends object>(value: T): Partial<T> {
  return Object.fromEntries(Object.entries(value).filter(([, each]) => each !== undefined)) as Partial<T>;
}

function checkedTimeZone(name: string): string {
  if (!isTimeZone(name))
    throw invalid('timeZone', 'must be a time zone of the IANA database, such as Europe/London');
  return name;
}

/** Countries of a single time zone that the product has charts for. */
const ZONES: Readonly<Record<string, string>> = {
  GB: 'Europe/London',
  IE: 'Europe/Dublin',
  DE: 'Europe/Berlin',
  FR: 'Europe/Paris',
  DK: 'Europe/Copenhagen',
};
