import type { Locale, LogoModel, PartyAddress, SellerModel } from '../../domain/einvoice/document-model';
import type { Tx } from '../../platform/database/transaction';
import type { OrganisationFacts } from '../../platform/request-context/request-context';

/** Who sells, as a version of it is kept; the logo is kept beside it. */
export interface SellerProfile extends Omit<SellerModel, 'logo'> {
  readonly locale: Locale | null;
}

/** A version of the seller as it is shown on documents. */
export interface Seller {
  readonly version: number;
  readonly model: SellerModel;
  /** The language of documents for customers that have none of their own. */
  readonly locale: Locale | null;
}

const ADDRESS_PARTS = ['line1', 'line2', 'city', 'region', 'postalCode'] as const;

export function sellerProfile(facts: OrganisationFacts): SellerProfile {
  const { documents } = facts;
  return {
    name: facts.name,
    vatNumber: facts.vatNumber,
    registrationNumber: facts.registrationNumber,
    address: facts.address,
    country: facts.country,
    email: documents.email ?? null,
    phone: documents.phone ?? null,
    contactName: documents.contactName ?? null,
    electronicAddress: documents.electronicAddress ?? null,
    accentColour: documents.accentColour ?? null,
    bankAccount: documents.bankAccount ?? null,
    website: documents.website ?? null,
    footer: documents.footer ?? null,
    locale: documents.locale ?? null,
  };
}

/** The seller of a profile; what a profile of an earlier release did not know of is null. */
export function sellerModel(profile: Partial<SellerProfile>, logo: LogoModel | null): SellerModel {
  return {
    name: profile.name ?? '',
    vatNumber: profile.vatNumber ?? null,
    registrationNumber: profile.registrationNumber ?? null,
    address: addressOf(profile.address ?? null),
    country: profile.country ?? null,
    email: profile.email ?? null,
    phone: profile.phone ?? null,
    contactName: profile.contactName ?? null,
    electronicAddress: profile.electronicAddress ?? null,
    logo,
    accentColour: profile.accentColour ?? null,
    bankAccount: profile.bankAccount ?? null,
    website: profile.website ?? null,
    footer: profile.footer ?? null,
  };
}

/** An organisation's address is string pairs of any names: those that documents know, where they say something. */
function addressOf(
  address: Readonly<Record<string, string | undefined>> | PartyAddress | null,
): PartyAddress | null {
  const given: Readonly<Record<string, string | undefined>> = { ...address };
  const parts = ADDRESS_PARTS.flatMap((part) => (given[part]?.trim() ? [[part, given[part]] as const] : []));
  return parts.length === 0 ? null : Object.fromEntries(parts);
}

interface ProfileRow {
  readonly version: number;
  readonly profile: Partial<SellerProfile>;
  readonly mediaType: LogoModel['mediaType'] | null;
  readonly content: Buffer | null;
}

/** The version that is named, else the current one. */
export async function findSeller(tx: Tx, version: number | null): Promise<Seller> {
  const row = await tx.one<ProfileRow>(
    `SELECT p.version, p.profile, l.media_type AS "mediaType", l.content FROM seller_profiles p
     LEFT JOIN logos l ON l.organisation_id = p.organisation_id AND l.sha256 = p.logo_sha256
     WHERE p.organisation_id = $1 AND ($2::int IS NULL OR p.version = $2) ORDER BY p.version DESC LIMIT 1`,
    [tx.organisationId, version],
  );
  if (!row) throw new Error(`organisation ${tx.organisationId} has no seller profile ${version ?? ''}`);
  const { profile, mediaType, content } = row;
  const logo = mediaType && content && { mediaType, base64: content.toString('base64') };
  return { version: row.version, model: sellerModel(profile, logo), locale: profile.locale ?? null };
}

/** The logo of the current version; null when there is none. */
export async function currentLogo(tx: Tx, organisationId = tx.organisationId): Promise<Buffer | null> {
  const row = await tx.one<{ sha256: Buffer | null }>(
    `SELECT logo_sha256 AS sha256 FROM seller_profiles WHERE organisation_id = $1 ORDER BY version DESC LIMIT 1`,
    [organisationId],
  );
  return row?.sha256 ?? null;
}

/** Stages a version of the profile. What points at it is staged by the caller. */
export function stageSellerProfile(tx: Tx, facts: OrganisationFacts, logoSha256: Buffer | null): void {
  tx.writes.insert('seller_profiles', {
    organisation_id: tx.organisationId,
    version: facts.sellerVersion,
    profile: sellerProfile(facts),
    logo_sha256: logoSha256 && `\\x${logoSha256.toString('hex')}`,
    created_at: tx.ctx.now,
  });
}
