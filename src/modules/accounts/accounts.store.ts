import type { SelectQueryBuilder } from 'typeorm';
import type { AccountRole } from '../../domain/posting/roles';
import { notFound } from '../../domain/errors';
import type { Tx } from '../../platform/database/transaction';
import { isId, isStubId } from '../../platform/ids';
import { paginate, type Page } from '../../platform/pagination/paginate';
import { ACCOUNT_CODE } from './account-code';
import { AccountEntity } from './account.entity';
import { ACCOUNT_ROLES } from './account-types';
import type { AccountView, ListAccountsQuery } from './dto/account.dto';

/** An account with the roles that it holds now. */
export interface AccountRecord extends AccountEntity {
  readonly roles: readonly string[];
}

/** Ordered by code, as a chart is read. */
export async function listAccounts(tx: Tx, query: ListAccountsQuery): Promise<Page<AccountRecord>> {
  const page = await paginate(tx, filtered(tx, query), query, {
    column: 'account.code',
    direction: 'ASC',
    keyOf: (account) => account.code,
    parse: (text) => (ACCOUNT_CODE.test(text) ? text : null),
  });
  const roles = await currentRoles(
    tx,
    page.data.map(({ id }) => id),
  );
  return { ...page, data: page.data.map((account) => ({ ...account, roles: roles.get(account.id) ?? [] })) };
}

/**
 * One account, locked against others who would change it. With a test key a stub id finds a stub.
 * @throws DomainError `not_found`
 */
export async function lockAccount(tx: Tx, id: string): Promise<AccountRecord> {
  if (tx.ctx.test && isStubId('acc', id)) return stubAccount(tx, id);
  await tx.query(`SELECT FROM accounts WHERE organisation_id = $1 AND id = $2 ${tx.forUpdate}`, [
    tx.organisationId,
    id,
  ]);
  return findAccount(tx, id);
}

/** @throws DomainError `not_found` */
export async function findAccount(tx: Tx, id: string): Promise<AccountRecord> {
  const account = isId('acc', id) ? await accountsOf(tx).andWhere('account.id = :id', { id }).getOne() : null;
  if (!account) throw notFound('Account', id);
  return { ...account, roles: (await currentRoles(tx, [id])).get(id) ?? [] };
}

export async function codeIsTaken(tx: Tx, code: string, exceptId: string): Promise<boolean> {
  const other = await tx.one(`SELECT FROM accounts WHERE organisation_id = $1 AND code = $2 AND id <> $3`, [
    tx.organisationId,
    code,
    exceptId,
  ]);
  return other !== null;
}

/** Whether anything names the account: a line, a document (also a draft), a product, a role that it has or had. */
export async function isInUse(tx: Tx, id: string): Promise<boolean> {
  const row = await tx.one<{ used: boolean }>(
    `SELECT EXISTS (SELECT FROM journal_lines WHERE organisation_id = $1 AND account_id = $2)
       OR EXISTS (SELECT FROM account_roles WHERE organisation_id = $1 AND account_id = $2)
       OR EXISTS (SELECT FROM credit_note_items WHERE organisation_id = $1 AND account_id = $2)
       OR EXISTS (SELECT FROM credit_notes WHERE organisation_id = $1 AND out_of_band_account_id = $2)
       OR EXISTS (SELECT FROM invoice_lines WHERE organisation_id = $1 AND account_id = $2)
       OR EXISTS (SELECT FROM payments WHERE organisation_id = $1 AND bank_account_id = $2)
       OR EXISTS (SELECT FROM refunds WHERE organisation_id = $1 AND bank_account_id = $2)
       OR EXISTS (SELECT FROM products WHERE organisation_id = $1 AND account_id = $2) AS used`,
    [tx.organisationId, id],
  );
  return row?.used === true;
}

export function viewOf(account: AccountRecord): AccountView {
  return {
    id: account.id,
    code: account.code,
    name: account.name,
    type: account.type,
    role: ACCOUNT_ROLES.find((role) => account.roles.includes(role)) ?? null,
    archived: account.archivedAt !== null,
    createdAt: account.createdAt.toISOString(),
    updatedAt: account.updatedAt.toISOString(),
  };
}

function filtered(tx: Tx, { type, archived, role, q }: ListAccountsQuery): SelectQueryBuilder<AccountEntity> {
  const accounts = accountsOf(tx);
  if (type) accounts.andWhere('account.type = :type', { type });
  if (typeof archived === 'boolean')
    accounts.andWhere(`account.archivedAt IS ${archived ? 'NOT NULL' : 'NULL'}`);
  if (role) {
    accounts.andWhere(
      `account.id = (SELECT r.account_id FROM account_roles r WHERE r.organisation_id = :organisationId AND r.current AND r.role = :role)`,
      { role },
    );
  }
  if (q) accounts.andWhere(`strpos(lower(account.code || ' ' || account.name), lower(:q)) > 0`, { q });
  return accounts;
}

function accountsOf(tx: Tx): SelectQueryBuilder<AccountEntity> {
  return tx.manager
    .createQueryBuilder(AccountEntity, 'account')
    .where('account.organisationId = :organisationId', { organisationId: tx.organisationId });
}

async function currentRoles(tx: Tx, ids: readonly string[]): Promise<Map<string, AccountRole[]>> {
  const rows = await tx.query<{ account_id: string; roles: AccountRole[] }>(
    `SELECT account_id, array_agg(role) AS roles FROM account_roles
     WHERE organisation_id = $1 AND account_id = ANY ($2) AND current GROUP BY account_id`,
    [tx.organisationId, ids],
  );
  return new Map(rows.map((row) => [row.account_id, row.roles]));
}

function stubAccount(tx: Tx, id: string): AccountRecord {
  const { organisationId, ctx } = tx;
  return {
    organisationId,
    id,
    code: 'TEST',
    name: 'Test account',
    type: 'asset',
    archivedAt: null,
    createdAt: ctx.now,
    updatedAt: ctx.now,
    roles: [],
  };
}
