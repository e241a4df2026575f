import type { Tx } from '../../../platform/database/transaction';
import type { Logo } from './read-logo';

/** The logo of the organisation's current version; null when there is none. */
export function findLogo(tx: Tx, organisationId = tx.organisationId): Promise<Logo | null> {
  return tx.one<Logo & { createdAt: Date }>(
    `SELECT l.media_type AS "mediaType", l.content, l.sha256, l.width, l.height FROM logos l
     WHERE l.organisation_id = $1 AND l.sha256 = (
       SELECT p.logo_sha256 FROM seller_profiles p WHERE p.organisation_id = $1 ORDER BY p.version DESC LIMIT 1)`,
    [organisationId],
  );
}

/** Stages the image itself, unless a version has had it before. */
export async function stageLogo(tx: Tx, logo: Logo): Promise<void> {
  const known = await tx.one(`SELECT FROM logos WHERE organisation_id = $1 AND sha256 = $2`, [
    tx.organisationId,
    logo.sha256,
  ]);
  if (!known) insertLogo(tx, logo);
}

export function insertLogo(tx: Tx, logo: Logo): void {
  tx.writes.insert('logos', {
    organisation_id: tx.organisationId,
    sha256: `\\x${logo.sha256.toString('hex')}`,
    media_type: logo.mediaType,
    width: logo.width,
    height: logo.height,
    content: `\\x${logo.content.toString('hex')}`,
    created_at: tx.ctx.now,
  });
}
