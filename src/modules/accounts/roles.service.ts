import { Injectable } from '@nestjs/common';
import { conflict, invalid, notFound } from '../../domain/errors';
import type { AccountRole, RoleAccounts } from '../../domain/posting/roles';
import { holdPostings } from '../../platform/database/hold-postings';
import type { Tx } from '../../platform/database/transaction';
import { UnitOfWork } from '../../platform/database/unit-of-work';
import { isId } from '../../platform/ids';
import type { RequestContext } from '../../platform/request-context/request-context';
import { ACCOUNT_ROLES } from './account-types';
import { findAccount, viewOf } from './accounts.store';
import { ChartOfAccounts, type ChartAccount } from './chart-of-accounts';
import type { AssignRolesRequest, RolesView } from './dto/roles.dto';
import { decideRoleChanges, type RoleChange } from './role-changes';

@Injectable()
export class RolesService {
  constructor(
    private readonly work: UnitOfWork,
    private readonly chart: ChartOfAccounts,
  ) {}

  get(ctx: RequestContext): Promise<RolesView> {
    return this.work.read(ctx, async (tx) => viewOfRoles(await this.chart.roles(tx)));
  }

  /** Changes who holds the named roles, for postings that come later; a past holder stays known as one. */
  assign(ctx: RequestContext, request: AssignRolesRequest): Promise<RolesView> {
    return this.work.run(ctx, async (tx) => {
      await holdPostings(tx);
      const current = await this.chart.roles(tx);
      const wanted = wantedRoles(request, current);
      const accounts = await this.accounts(tx, wanted);
      const changes = decideRoleChanges(current, wanted, accounts);
      await assertDebtorsExplained(tx, changes, accounts);
      changes.forEach((change) => stage(tx, change, accounts));
      const after = { ...current, ...wanted };
      await tell(tx, changes, after);
      return viewOfRoles(after);
    });
  }

  private async accounts(tx: Tx, wanted: RoleAccounts): Promise<Map<string, ChartAccount>> {
    const ids = [...new Set(Object.values(wanted))].sort();
    // Held against archiving and deleting, in one order with everyone else.
    await tx.query(
      `SELECT FROM accounts WHERE organisation_id = $1 AND id = ANY ($2) ORDER BY id ${tx.forUpdate}`,
      [tx.organisationId, ids],
    );
    const found = await this.chart.byIds(tx, ids);
    const missing = ids.find((id) => !isId('acc', id) || !found.has(id));
    if (missing !== undefined) throw notFound('Account', missing);
    return found;
  }
}

function wantedRoles(request: AssignRolesRequest, current: RoleAccounts): RoleAccounts {
  const wanted: Partial<Record<AccountRole, string>> = {};
  for (const role of ACCOUNT_ROLES) {
    const id = request[role];
    if (id === null && current[role] !== undefined)
      throw invalid(role, 'cannot be taken away: name another account');
    if (typeof id === 'string') wanted[role] = id;
  }
  return wanted;
}

/**
 * Debtors equals the sum of the open items on any date, so the role cannot go to an account with lines of no open item.
 * Such an account never held the role: the database asks for the open item of every line from then on.
 */
async function assertDebtorsExplained(
  tx: Tx,
  changes: readonly RoleChange[],
  accounts: ReadonlyMap<string, ChartAccount>,
): Promise<void> {
  const change = changes.find(({ role }) => role === 'debtors');
  if (!change || accounts.get(change.to)?.roles.includes('debtors')) return;
  const line = await tx.one(
    `SELECT FROM journal_lines WHERE organisation_id = $1 AND account_id = $2 LIMIT 1`,
    [tx.organisationId, change.to],
  );
  if (line) {
    throw conflict(
      'account_in_use',
      'The account has lines that belong to no open item: give the role to one that was never posted to.',
      {
        role: change.role,
        accountId: change.to,
      },
    );
  }
}

/** The old holder steps back before the new one steps up: the database knows one current holder at any time. */
function stage(tx: Tx, { role, from, to }: RoleChange, accounts: ReadonlyMap<string, ChartAccount>): void {
  const { organisationId, ctx } = tx;
  if (from !== null) {
    tx.writes.update(
      `UPDATE account_roles SET current = false WHERE organisation_id = $1 AND role = $2 AND account_id = $3 AND current`,
      [organisationId, role, from],
    );
  }
  if (accounts.get(to)?.roles.includes(role)) {
    tx.writes.update(
      `UPDATE account_roles SET current = true, assigned_at = $4 WHERE organisation_id = $1 AND role = $2 AND account_id = $3`,
      [organisationId, role, to, ctx.now],
    );
  } else {
    tx.writes.insert('account_roles', {
      organisation_id: organisationId,
      role,
      account_id: to,
      current: true,
      assigned_at: ctx.now,
    });
  }
}

/** One event an account that gained or lost a role, with the account as it is afterwards. */
async function tell(tx: Tx, changes: readonly RoleChange[], after: RoleAccounts): Promise<void> {
  const touched = new Set(changes.flatMap(({ from, to }) => (from === null ? [to] : [from, to])));
  for (const id of [...touched].sort()) {
    const roles = ACCOUNT_ROLES.filter((role) => after[role] === id);
    const view = viewOf({ ...(await findAccount(tx, id)), roles });
    tx.emit({ type: 'account.role_changed', objectType: 'account', objectId: id, data: view });
  }
}

function viewOfRoles(roles: RoleAccounts): RolesView {
  return Object.fromEntries(ACCOUNT_ROLES.map((role) => [role, roles[role] ?? null])) as unknown as RolesView;
}
