import { Injectable } from '@nestjs/common';
import { conflict } from '../../domain/errors';
import { holdPostings } from '../../platform/database/hold-postings';
import type { Tx } from '../../platform/database/transaction';
import { UnitOfWork } from '../../platform/database/unit-of-work';
import { makeId } from '../../platform/ids';
import { mapPage, type Page } from '../../platform/pagination/paginate';
import type { RequestContext } from '../../platform/request-context/request-context';
import {
  codeIsTaken,
  findAccount,
  isInUse,
  listAccounts,
  lockAccount,
  viewOf,
  type AccountRecord,
} from './accounts.store';
import type {
  AccountView,
  CreateAccountRequest,
  ListAccountsQuery,
  UpdateAccountRequest,
} from './dto/account.dto';

@Injectable()
export class AccountsService {
  constructor(private readonly work: UnitOfWork) {}

  list(ctx: RequestContext, query: ListAccountsQuery): Promise<Page<AccountView>> {
    return this.work.read(ctx, async (tx) => mapPage(await listAccounts(tx, query), viewOf));
  }

  get(ctx: RequestContext, id: string): Promise<AccountView> {
    return this.work.read(ctx, async (tx) => viewOf(await findAccount(tx, id)));
  }

  create(ctx: RequestContext, { code, name, type }: CreateAccountRequest): Promise<AccountView> {
    return this.work.run(ctx, async (tx) => {
      const id = makeId('acc', ctx);
      await assertCodeIsFree(tx, code, id);
      const times = { createdAt: ctx.now, updatedAt: ctx.now };
      const account: AccountRecord = {
        organisationId: tx.organisationId,
        id,
        code,
        name,
        type,
        archivedAt: null,
        roles: [],
        ...times,
      };
      stageInsert(tx, account);
      return tell(tx, 'account.created', account);
    });
  }

  update(ctx: RequestContext, id: string, request: UpdateAccountRequest): Promise<AccountView> {
    return this.work.run(ctx, async (tx) => {
      const before = await lockAccount(tx, id);
      const after: AccountRecord = {
        ...before,
        code: request.code ?? before.code,
        name: request.name ?? before.name,
        archivedAt: archivedAt(before, request.archived, ctx.now),
        updatedAt: ctx.now,
      };
      if (after.code === before.code && after.name === before.name && after.archivedAt === before.archivedAt)
        return viewOf(before);
      if (after.code !== before.code) await assertCodeIsFree(tx, after.code, id);
      stageUpdate(tx, after);
      return tell(tx, 'account.updated', after);
    });
  }

  async delete(ctx: RequestContext, id: string): Promise<void> {
    await this.work.run(ctx, async (tx) => {
      await holdPostings(tx);
      const account = await lockAccount(tx, id);
      if (await isInUse(tx, id)) {
        throw conflict(
          'account_in_use',
          'The account has been posted to, stands on a document or has held a role: archive it instead.',
        );
      }
      tx.writes.update(`DELETE FROM accounts WHERE organisation_id = $1 AND id = $2`, [
        tx.organisationId,
        id,
      ]);
      tell(tx, 'account.deleted', account);
    });
  }
}

function archivedAt(account: AccountRecord, archive: boolean | undefined, now: Date): Date | null {
  if (archive === undefined || archive === (account.archivedAt !== null)) return account.archivedAt;
  if (!archive) return null;
  if (account.roles.length > 0) {
    throw conflict(
      'account_has_role',
      'An account that holds a role cannot be archived: give the role to another first.',
      {
        roles: account.roles,
      },
    );
  }
  return now;
}

async function assertCodeIsFree(tx: Tx, code: string, id: string): Promise<void> {
  if (await codeIsTaken(tx, code, id))
    throw conflict('code_taken', `Another account has the code ${code}.`, { accountCode: code });
}

function stageInsert(tx: Tx, account: AccountRecord): void {
  tx.writes.insert('accounts', {
    organisation_id: account.organisationId,
    id: account.id,
    code: account.code,
    name: account.name,
    type: account.type,
    archived_at: account.archivedAt,
    created_at: account.createdAt,
    updated_at: account.updatedAt,
  });
}

function stageUpdate(tx: Tx, account: AccountRecord): void {
  tx.writes.update(
    `UPDATE accounts SET code = $3, name = $4, archived_at = $5, updated_at = $6 WHERE organisation_id = $1 AND id = $2`,
    [tx.organisationId, account.id, account.code, account.name, account.archivedAt, account.updatedAt],
  );
}

function tell(tx: Tx, type: string, account: AccountRecord): AccountView {
  const view = viewOf(account);
  tx.emit({ type, objectType: 'account', objectId: view.id, data: view });
  return view;
}
