import { Injectable } from '@nestjs/common';
import { conflict, notFound } from '../../domain/errors';
import { KeyDirectory } from '../../platform/access/key-directory';
import { hashKeySecret, newKeySecret } from '../../platform/access/key-secret';
import type { Tx } from '../../platform/database/transaction';
import { UnitOfWork } from '../../platform/database/unit-of-work';
import { isId, makeId } from '../../platform/ids';
import { mapPage, newestFirst, paginate, type Page } from '../../platform/pagination/paginate';
import type { OperatorContext } from '../../platform/request-context/request-context';
import { ApiKeyEntity } from './api-key.entity';
import type {
  ApiKeyView,
  CreateApiKeyRequest,
  ListApiKeysQuery,
  NewApiKeyView,
  RollApiKeyRequest,
} from './dto/api-key.dto';
import { assertMayCreate, assertMayGrant } from './key-rules';

const DAY_SECONDS = 86_400;
const HINT_LENGTH = 4;

@Injectable()
export class ApiKeysService {
  constructor(
    private readonly work: UnitOfWork,
    private readonly directory: KeyDirectory,
  ) {}

  create(ctx: OperatorContext, request: CreateApiKeyRequest): Promise<NewApiKeyView> {
    assertMayCreate(ctx, request);
    const kind = request.kind ?? 'client';
    const owner = kind === 'client' ? ctx : { ...ctx, organisation: null };
    return this.work.run(owner, (tx) =>
      Promise.resolve(
        this.stage(tx, {
          kind,
          mode: request.mode,
          organisation: kind === 'client' ? (ctx.organisation?.id ?? null) : null,
          organisations: request.organisations ?? [],
          name: request.name,
          scopes: [...new Set(request.scopes)],
          ipRanges: request.ipRanges ?? [],
          expiresAt: request.expiresAt === undefined ? null : new Date(request.expiresAt),
          rolledFrom: null,
        }),
      ),
    );
  }

  async list(ctx: OperatorContext, query: ListApiKeysQuery): Promise<Page<ApiKeyView>> {
    const page = await this.work.read(ctx, (tx) => {
      const keys = visible(tx);
      if (query.mode) keys.andWhere('key.mode = :mode', { mode: query.mode });
      return paginate(tx, keys, query, newestFirst('key.id', 'key'));
    });
    return mapPage(page, viewOf);
  }

  get(ctx: OperatorContext, id: string): Promise<ApiKeyView> {
    return this.work.read(ctx, async (tx) => viewOf(await find(tx, id)));
  }

  /**
   * A new key with the same rights and the same expiry. The old one expires after the grace period, or at its own expiry if
   * that is sooner.
   */
  async roll(ctx: OperatorContext, id: string, request: RollApiKeyRequest): Promise<NewApiKeyView> {
    const until = new Date(ctx.now.getTime() + (request.graceSeconds ?? DAY_SECONDS) * 1000);
    const view = await this.work.run(ctx, async (tx) => {
      const old = await find(tx, id);
      assertMayGrant(ctx.caller, old.scopes);
      if (old.revokedAt)
        throw conflict('already_revoked', 'A revoked key cannot be rolled: create a new one.');
      if (old.expiresAt && old.expiresAt <= ctx.now)
        throw conflict('already_expired', 'An expired key cannot be rolled: create a new one.');
      tx.writes.update(
        `UPDATE api_keys SET expires_at = least(expires_at, $2) WHERE id = $1 AND revoked_at IS NULL`,
        [id, until],
      );
      return this.stage(tx, { ...old, rolledFrom: id });
    });
    this.directory.forget();
    return view;
  }

  async revoke(ctx: OperatorContext, id: string): Promise<ApiKeyView> {
    const view = await this.work.run(ctx, async (tx) => {
      const key = await find(tx, id);
      if (key.revokedAt) return viewOf(key);
      tx.writes.update(`UPDATE api_keys SET revoked_at = $2 WHERE id = $1 AND revoked_at IS NULL`, [
        id,
        ctx.now,
      ]);
      const revoked = viewOf({ ...key, revokedAt: ctx.now });
      tell(tx, 'api_key.revoked', revoked);
      return revoked;
    });
    this.directory.forget();
    return view;
  }

  private stage(tx: Tx, rights: KeyRights): NewApiKeyView {
    const secret = newKeySecret(rights.mode);
    const { ctx } = tx;
    const key: ApiKeyEntity = {
      ...rights,
      id: makeId('key', ctx),
      hint: secret.slice(-HINT_LENGTH),
      revokedAt: null,
      lastUsedAt: null,
      createdBy: ctx.caller.keyId,
      createdAt: ctx.now,
    };
    tx.writes.insert('api_keys', {
      id: key.id,
      kind: key.kind,
      mode: key.mode,
      organisation: key.organisation,
      organisations: key.organisations,
      name: key.name,
      hash: `\\x${hashKeySecret(secret).toString('hex')}`,
      hint: key.hint,
      scopes: key.scopes,
      ip_ranges: key.ipRanges,
      expires_at: key.expiresAt,
      rolled_from: key.rolledFrom,
      created_by: key.createdBy,
      created_at: key.createdAt,
    });
    tell(tx, rights.rolledFrom === null ? 'api_key.created' : 'api_key.rolled', viewOf(key));
    return { ...viewOf(key), key: secret };
  }
}

type KeyRights = Pick<
  ApiKeyEntity,
  | 'kind'
  | 'mode'
  | 'organisation'
  | 'organisations'
  | 'name'
  | 'scopes'
  | 'ipRanges'
  | 'expiresAt'
  | 'rolledFrom'
>;

/** Events belong to an organisation; what the operator does with keys of its own is in the request log. */
function tell(tx: Tx, type: string, view: ApiKeyView): void {
  if (tx.ctx.organisation) tx.emit({ type, objectType: 'api_key', objectId: view.id, data: view });
}

/** Row-level security shows an organisation its own keys and the operator the keys of no organisation. */
function visible(tx: Tx): ReturnType<typeof keysOf> {
  return keysOf(tx).where(
    tx.ctx.organisation ? 'key.organisation = :organisation' : 'key.organisation IS NULL',
    {
      organisation: tx.ctx.organisation?.id,
    },
  );
}

function keysOf(tx: Tx) {
  return tx.manager.createQueryBuilder(ApiKeyEntity, 'key');
}

async function find(tx: Tx, id: string): Promise<ApiKeyEntity> {
  const key = isId('key', id) ? await visible(tx).andWhere('key.id = :id', { id }).getOne() : null;
  if (!key) throw notFound('API key', id);
  return key;
}

function viewOf(key: ApiKeyEntity): ApiKeyView {
  return {
    id: key.id,
    name: key.name,
    kind: key.kind,
    mode: key.mode,
    scopes: key.scopes,
    organisations: key.organisations,
    hint: key.hint,
    ipRanges: key.ipRanges,
    expiresAt: key.expiresAt?.toISOString() ?? null,
    revokedAt: key.revokedAt?.toISOString() ?? null,
    lastUsedAt: key.lastUsedAt?.toISOString() ?? null,
    rolledFrom: key.rolledFrom,
    createdAt: key.createdAt.toISOString(),
  };
}
