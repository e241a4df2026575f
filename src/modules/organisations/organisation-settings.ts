import { randomUUID } from 'node:crypto';
import { isDeepStrictEqual } from 'node:util';
import { invalid } from '../../domain/errors';
import { checkedRegistrationNumber } from '../../domain/organisations/registration-number';
import { isTimeZone } from '../../platform/clock';
import type { Tx } from '../../platform/database/transaction';
import { makeId } from '../../platform/ids';
import type { OperatorContext, OrganisationFacts } from '../../platform/request-context/request-context';
import { templateFor } from '../accounts/templates';
import { changedSettings } from './document-settings';
import type { CreateOrganisationRequest, UpdateOrganisationRequest } from './dto/organisation.dto';
import { sellerProfile } from './seller-profile';

/** @throws DomainError `validation_failed` on `timeZone` or `registrationNumber` */
export function newFacts(ctx: OperatorContext, request: CreateOrganisationRequest): OrganisationFacts {
  return {
    id: makeId('org', ctx),
    organisationId: randomUUID(),
    name: request.name,
    country: request.country,
    baseCurrency: request.baseCurrency,
    timeZone: checkedTimeZone(request.timeZone ?? ZONES[request.country] ?? 'UTC'),
    fiscalYearStartMonth: request.fiscalYearStartMonth ?? 1,
    reversalDatePolicy: request.reversalDatePolicy ?? 'today',
    chartTemplate: request.chartTemplate ?? templateFor(request.country),
    sandbox: request.sandbox ?? false,
    vatNumber: request.vatNumber ?? null,
    address: request.address ?? null,
    registrationNumber: registrationNumberOf(request, request.country) ?? null,
    exportSettings: withoutUndefined(request.exportSettings ?? {}),
    documents: changedSettings({}, request.documents),
    sellerVersion: 1,
    createdAt: ctx.now,
  };
}

/** What the request names, changed. What is shown of the seller on documents makes a new version of it. */
export function changedFacts(
  current: OrganisationFacts,
  { numberSeries: _series, ...request }: UpdateOrganisationRequest,
): OrganisationFacts {
  const facts = {
    ...current,
    ...withoutUndefined({
      ...request,
      registrationNumber: registrationNumberOf(request, current.country),
    }),
    exportSettings:
      request.exportSettings === undefined
        ? current.exportSettings
        : withoutUndefined(request.exportSettings ?? {}),
    documents: changedSettings(current.documents, request.documents),
  };
  const same = isDeepStrictEqual(sellerProfile(facts), sellerProfile(current));
  return same ? facts : { ...facts, sellerVersion: current.sellerVersion + 1 };
}

export function stageSettings(tx: Tx, facts: OrganisationFacts): void {
  tx.writes.update(
    `UPDATE organisations SET name = $2, time_zone = $3, fiscal_year_start_month = $4, reversal_date_policy = $5,
       vat_number = $6, address = $7, updated_at = $8,
       registration_number = $9, export_settings = $10, document_settings = $11, seller_version = $12
     WHERE organisation_id = $1`,
    [
      tx.organisationId,
      facts.name,
      facts.timeZone,
      facts.fiscalYearStartMonth,
      facts.reversalDatePolicy,
      facts.vatNumber,
      facts.address === null ? null : JSON.stringify(facts.address),
      tx.ctx.now,
      facts.registrationNumber,
      JSON.stringify(facts.exportSettings),
      JSON.stringify(facts.documents),
      facts.sellerVersion,
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

export function checkedTimeZone(name: string): string {
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
