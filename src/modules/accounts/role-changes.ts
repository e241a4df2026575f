import { conflict, DomainError } from '../../domain/errors';
import type { AccountRole, RoleAccounts } from '../../domain/posting/roles';
import { ACCOUNT_ROLES, CONTROL_ROLES, ROLE_TYPES, type AccountType } from './account-types';
import type { ChartAccount } from './chart-of-accounts';

export interface RoleChange {
  readonly role: AccountRole;
  readonly from: string | null;
  readonly to: string;
}

/** Which roles move, judged by how they stand after all of them have moved, so that two accounts can swap theirs. */
export function decideRoleChanges(
  current: RoleAccounts,
  wanted: RoleAccounts,
  accounts: ReadonlyMap<string, ChartAccount>,
): RoleChange[] {
  const after: RoleAccounts = { ...current, ...wanted };
  const changes = ACCOUNT_ROLES.flatMap((role): RoleChange[] => {
    const to = wanted[role];
    return to === undefined || to === current[role] ? [] : [{ role, from: current[role] ?? null, to }];
  });
  for (const { role, to } of changes) {
    const account = accounts.get(to);
    if (!account) throw new Error(`the account ${to} was not read`);
    assertFits(role, account);
    assertControlStandsAlone(role, account, after);
  }
  return changes;
}

function assertFits(role: AccountRole, account: ChartAccount): void {
  const types: readonly AccountType[] = ROLE_TYPES[role];
  if (!types.includes(account.type)) {
    throw new DomainError(
      'account_type_mismatch',
      `The role ${role} needs an account of type ${types.join(' or ')}; ${account.code} is of type ${account.type}.`,
      {
        role,
        accountId: account.id,
        type: account.type,
        allowedTypes: types,
      },
    );
  }
  if (account.archived) {
    throw new DomainError('account_archived', `The account ${account.code} is archived.`, {
      role,
      accountId: account.id,
    });
  }
}

function assertControlStandsAlone(role: AccountRole, account: ChartAccount, after: RoleAccounts): void {
  const now = ACCOUNT_ROLES.filter((each) => after[each] === account.id);
  const pastControl = account.roles.filter((each) => CONTROL_ROLES.has(each));
  const others = [...new Set<string>([...now, ...pastControl])].filter((each) => each !== role);
  if (others.length > 0 && [role, ...others].some((each) => CONTROL_ROLES.has(each))) {
    throw conflict(
      'account_has_role',
      `The account ${account.code} cannot be ${role} as well as ${others.join(', ')}: a control account serves one role only.`,
      {
        role,
        accountId: account.id,
        roles: others,
      },
    );
  }
}
