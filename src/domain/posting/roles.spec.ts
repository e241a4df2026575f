import { thrownBy } from '../testing/thrown-by';
import { requireRole } from './roles';

describe('the role of an account', () => {
  it('is held by the account that the chart names', () => {
    expect(requireRole({ sales: 'acc_1' }, 'sales')).toBe('acc_1');
  });

  it('is named when no account holds it', () => {
    const error = thrownBy(() => requireRole({ sales: 'acc_1' }, 'debtors'));
    expect(error?.code).toBe('role_unassigned');
    expect(error?.details).toEqual({ role: 'debtors' });
  });
});
