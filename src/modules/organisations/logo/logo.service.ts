import { Injectable } from '@nestjs/common';
import { notFound } from '../../../domain/errors';
import { KeyDirectory } from '../../../platform/access/key-directory';
import type { Tx } from '../../../platform/database/transaction';
import { UnitOfWork } from '../../../platform/database/unit-of-work';
import type { OrganisationFacts, RequestContext } from '../../../platform/request-context/request-context';
import type { LogoFileView, LogoView, PutLogoRequest } from '../dto/logo.dto';
import { currentFacts } from '../organisation-view';
import { stageSettings } from '../organisation-settings';
import { stageSellerProfile } from '../seller-profile';
import { findLogo, stageLogo } from './logo.store';
import { readLogo, type Logo } from './read-logo';

/** The picture on the organisation's documents. Each change makes a new version of the seller: what is issued keeps its own. */
@Injectable()
export class LogoService {
  constructor(
    private readonly work: UnitOfWork,
    private readonly keys: KeyDirectory,
  ) {}

  get(ctx: RequestContext): Promise<LogoFileView> {
    return this.work.read(ctx, async (tx) => {
      const logo = await findLogo(tx);
      if (!logo) throw notFound('Logo');
      return { ...viewOf(logo), data: logo.content.toString('base64') };
    });
  }

  async put(ctx: RequestContext, request: PutLogoRequest): Promise<LogoView> {
    const logo = readLogo(request);
    const view = await this.work.run(ctx, async (tx) => {
      const facts = await currentFacts(tx);
      const before = await findLogo(tx);
      if (before?.sha256.equals(logo.sha256)) return viewOf(logo);
      await stageLogo(tx, logo);
      return change(tx, facts, { logo, of: logo });
    });
    this.keys.forget();
    return view;
  }

  async delete(ctx: RequestContext): Promise<void> {
    await this.work.run(ctx, async (tx) => {
      const facts = await currentFacts(tx);
      const before = await findLogo(tx);
      if (!before) throw notFound('Logo');
      change(tx, facts, { logo: null, of: before });
    });
    this.keys.forget();
  }
}

/** `logo` is what is shown from now on, `of` whose facts the event tells. */
function change(tx: Tx, current: OrganisationFacts, { logo, of }: { logo: Logo | null; of: Logo }): LogoView {
  const facts = { ...current, sellerVersion: current.sellerVersion + 1 };
  stageSettings(tx, facts);
  stageSellerProfile(tx, facts, logo?.sha256 ?? null);
  const data = viewOf(of);
  const type = logo ? 'organisation.logo_changed' : 'organisation.logo_removed';
  tx.emit({ type, objectType: 'organisation', objectId: facts.id, data });
  return data;
}

function viewOf({ mediaType, width, height, content, sha256 }: Logo): LogoView {
  return { contentType: mediaType, width, height, size: content.length, sha256: sha256.toString('hex') };
}
