import { timingSafeEqual } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource } from 'typeorm';
import { Clock } from '../clock';
import type { Config } from '../config/config';
import { CONFIG } from '../config/config.token';
import { Neighbours } from '../neighbours/neighbours';
import type { Caller, OrganisationFacts } from '../request-context/request-context';
import { hashKeySecret, isKeySecret } from './key-secret';
import { organisationFacts, type OrganisationRecord } from './organisation-record';

export interface KnownKey {
  readonly caller: Caller;
  readonly ipRanges: readonly string[];
  readonly expiresAt: Date | null;
  readonly revokedAt: Date | null;
  /** The key's own organisation, or the one that the request named, if it exists. */
  readonly organisation: OrganisationFacts | null;
}

interface KeyRecord {
  id: string;
  kind: Caller['kind'];
  mode: Caller['mode'];
  organisations: string[];
  scopes: string[];
  ip_ranges: string[];
  expires_at: string | null;
  revoked_at: string | null;
}

const BOOTSTRAP_KEY_ID = 'key_bootstrap';
const MOST_CACHED = 10_000;

/** Finds who a bearer key belongs to. Answers are kept for a moment: a revoked key stops within that time everywhere. */
@Injectable()
export class KeyDirectory {
  private readonly cache = new Map<string, { until: number; key: KnownKey }>();
  /** Being read again, by what they are cached under. */
  private readonly renewals = new Map<string, Promise<KnownKey | null>>();
  private readonly bootstrapHash: Buffer | null;
  private changes = 0;

  constructor(
    @Inject(CONFIG) private readonly config: Config,
    @InjectDataSource() private readonly dataSource: DataSource,
    private readonly clock: Clock,
    private readonly neighbours: Neighbours,
  ) {
    neighbours.listen('keys changed', () => this.forgetHere());
    this.bootstrapHash =
      config.bootstrapStaffKey === undefined ? null : hashKeySecret(config.bootstrapStaffKey);
  }

  /** Null for a key that is not known. Expiry and revocation are the caller's to judge, at its own time. */
  async find(secret: string, namedOrganisation: string | null): Promise<KnownKey | null> {
    const hash = hashKeySecret(secret);
    const cacheKey = `${hash.toString('base64')} ${namedOrganisation ?? ''}`;
    const now = this.clock.now().getTime();
    const cached = this.cache.get(cacheKey);
    if (cached && cached.until > now) return cached.key;
    const bootstrap = this.bootstrapHash !== null && timingSafeEqual(hash, this.bootstrapHash);
    if (!bootstrap && !isKeySecret(secret)) return null;
    const read = (): Promise<KnownKey | null> =>
      this.read(cacheKey, bootstrap ? this.bootstrap(namedOrganisation) : this.load(hash, namedOrganisation));
    return cached && this.config.keyCacheSeconds > 0 ? this.renew(cacheKey, read) : read();
  }

  /** When what is cached has become old, all requests of the moment would ask at once: one does, for all. */
  private renew(cacheKey: string, read: () => Promise<KnownKey | null>): Promise<KnownKey | null> {
    const underWay = this.renewals.get(cacheKey);
    if (underWay) return underWay;
    const renewal = read().finally(() => {
      if (this.renewals.get(cacheKey) === renewal) this.renewals.delete(cacheKey);
    });
    this.renewals.set(cacheKey, renewal);
    return renewal;
  }

  private async read(cacheKey: string, reading: Promise<KnownKey | null>): Promise<KnownKey | null> {
    const { changes } = this;
    const now = this.clock.now().getTime();
    const key = await reading;
    // A sandbox may be given a fresh ledger by another process at any moment: it is looked up for each request.
    if (key && !key.organisation?.sandbox && changes === this.changes) this.remember(cacheKey, key, now);
    return key;
  }

  /**
   * Forget what is cached, and what is being read: a key or an organisation has changed. This process knows at once, the
   * workers beside it within a moment.
   */
  forget(): void {
    this.forgetHere();
    this.neighbours.tell('keys changed');
  }

  private forgetHere(): void {
    this.changes += 1;
    this.cache.clear();
    this.renewals.clear();
  }

  private remember(cacheKey: string, key: KnownKey, now: number): void {
    if (this.cache.size >= MOST_CACHED) this.cache.clear();
    this.cache.set(cacheKey, { until: now + this.config.keyCacheSeconds * 1000, key });
  }

  private async load(hash: Buffer, namedOrganisation: string | null): Promise<KnownKey | null> {
    const rows = await this.dataSource.query<{ key: KeyRecord; organisation: OrganisationRecord | null }[]>(
      `SELECT key, organisation FROM find_api_key($1, $2)`,
      [hash, namedOrganisation],
    );
    const [row] = rows;
    if (!row) return null;
    const { key } = row;
    return {
      caller: {
        keyId: key.id,
        kind: key.kind,
        mode: key.mode,
        scopes: key.scopes,
        organisations: key.kind === 'directory' ? key.organisations : null,
      },
      ipRanges: key.ip_ranges,
      expiresAt: key.expires_at === null ? null : new Date(key.expires_at),
      revokedAt: key.revoked_at === null ? null : new Date(key.revoked_at),
      organisation: row.organisation && organisationFacts(row.organisation),
    };
  }

  private async bootstrap(namedOrganisation: string | null): Promise<KnownKey> {
    const rows = await this.dataSource.query<OrganisationRecord[]>(`SELECT * FROM find_organisation($1)`, [
      namedOrganisation,
    ]);
    return {
      caller: { keyId: BOOTSTRAP_KEY_ID, kind: 'staff', mode: 'live', scopes: ['*'], organisations: null },
      ipRanges: [],
      expiresAt: null,
      revokedAt: null,
      organisation: rows[0] ? organisationFacts(rows[0]) : null,
    };
  }
}
