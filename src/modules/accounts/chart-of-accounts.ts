import { Injectable } from '@nestjs/common';
import type { AccountRole, RoleAccounts } from '../../domain/posting/roles';
import type { Tx } from '../../platform/database/transaction';
import type { AccountType } from './account-types';

/** An account as posting sees it. */
export interface ChartAccount {
  readonly id: string;
  readonly code: string;
  readonly name: string;
  readonly type: AccountType;
  readonly archived: boolean;
  /** Every role that the account holds, and then those it ever held: once a control account, always one. */
  readonly roles: readonly string[];
}

const SELECT = `
  SELECT a.id, a.code, a.name, a.type, a.archived_at IS NOT NULL AS archived,
    ARRAY(SELECT r.role FROM account_roles r
      WHERE r.organisation_id = a.organisation_id AND r.account_id = a.id ORDER BY r.current DESC, r.role) AS roles
  FROM accounts a WHERE a.organisation_id = $1`;

/** A row for each role of an account; one, without a role, for an account that never had any. */
const POSTING = `
  SELECT a.id, a.code, a.name, a.type, a.archived_at IS NOT NULL AS archived, r.role, r.current
  FROM accounts a
  LEFT JOIN account_roles r ON r.organisation_id = a.organisation_id AND r.account_id = a.id
  WHERE a.organisation_id = $1
    AND a.id = ANY (ARRAY(SELECT account_id FROM account_roles WHERE organisation_id = $1 AND current) || $2::text[])
  ORDER BY r.current DESC, r.role`;

interface PostingRow extends Omit<ChartAccount, 'roles'> {
  readonly role: AccountRole | null;
  readonly current: boolean | null;
}

export interface PostingChart {
  readonly roles: RoleAccounts;
  readonly accounts: ReadonlyMap<string, ChartAccount>;
}

/** The chart, for code that decides postings inside a transaction. */
@Injectable()
export class ChartOfAccounts {
  /** The account that holds each role now, and those accounts with the ones named, all in one statement. */
  async forPosting(tx: Tx, ids: Iterable<string>): Promise<PostingChart> {
    const rows = await tx.query<PostingRow>(POSTING, [tx.organisationId, [...new Set(ids)]]);
    const roles: Partial<Record<AccountRole, string>> = {};
    const accounts = new Map<string, ChartAccount & { readonly roles: string[] }>();
    for (const { role, current, ...account } of rows) {
      if (role && current) roles[role] = account.id;
      const known = accounts.get(account.id);
      if (!known) accounts.set(account.id, { ...account, roles: role ? [role] : [] });
      else if (role) known.roles.push(role);
    }
    return { roles, accounts };
  }

  /** The account that holds each role now; roles without one are absent. */
  async roles(tx: Tx): Promise<RoleAccounts> {
    const rows = await tx.query<{ role: AccountRole; account_id: string }>(
      `SELECT role, account_id FROM account_roles WHERE organisation_id = $1 AND current`,
      [tx.organisationId],
    );
    return Object.fromEntries(rows.map((row) => [row.role, row.account_id]));
  }

  /** By id; ids that name no account of the organisation are absent. */
  async byIds(tx: Tx, ids: Iterable<string>): Promise<Map<string, ChartAccount>> {
    const accounts = await find(tx, 'a.id', ids);
    return new Map(accounts.map((account) => [account.id, account]));
  }

  /** By code; codes that the chart lacks are absent. */
  async byCodes(tx: Tx, codes: Iterable<string>): Promise<Map<string, ChartAccount>> {
    const accounts = await find(tx, 'a.code', codes);
    return new Map(accounts.map((account) => [account.code, account]));
  }
}

async function find(tx: Tx, column: 'a.id' | 'a.code', values: Iterable<string>): Promise<ChartAccount[]> {
  const wanted = [...new Set(values)];
  if (wanted.length === 0) return [];
  return tx.query<ChartAccount>(`${SELECT} AND ${column} = ANY ($2)`, [tx.organisationId, wanted]);
}
