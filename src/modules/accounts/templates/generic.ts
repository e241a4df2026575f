import type { ChartTemplate } from './template';

/** For any country: balance sheet before profit and loss, names that need no local knowledge. */
export const generic: ChartTemplate = {
  name: 'generic',
  title: 'Generic, for any country',
  countries: [],
  // Rates are a matter of the country: an organisation adds its own.
  taxRates: [],
  accounts: [
    { code: '1000', name: 'Bank', type: 'asset', role: 'bank' },
    { code: '1010', name: 'Cash', type: 'asset' },
    { code: '1100', name: 'Accounts Receivable', type: 'asset', role: 'debtors' },
    { code: '1200', name: 'Inventory', type: 'asset' },
    { code: '1300', name: 'Prepaid Expenses', type: 'asset' },
    { code: '1400', name: 'Settlements Clearing', type: 'asset' },
    { code: '1500', name: 'Fixed Assets', type: 'asset' },
    { code: '2000', name: 'Accounts Payable', type: 'liability' },
    { code: '2100', name: 'Output Tax', type: 'liability', role: 'vat_output' },
    { code: '2110', name: 'Input Tax', type: 'liability' },
    { code: '2200', name: 'Accrued Liabilities', type: 'liability' },
    { code: '2300', name: 'Loans', type: 'liability' },
    { code: '3000', name: 'Share Capital', type: 'equity' },
    { code: '3100', name: 'Opening Balance', type: 'equity', role: 'opening_balance' },
    { code: '3200', name: 'Retained Earnings', type: 'equity', role: 'retained_earnings' },
    { code: '4000', name: 'Sales', type: 'income', role: 'sales' },
    { code: '4100', name: 'Other Income', type: 'income' },
    { code: '4200', name: 'Exchange Gains', type: 'income', role: 'realised_gain' },
    { code: '5000', name: 'Cost of Sales', type: 'expense' },
    { code: '6000', name: 'Payroll', type: 'expense' },
    { code: '6100', name: 'Rent', type: 'expense' },
    { code: '6200', name: 'Office Costs', type: 'expense' },
    { code: '6300', name: 'Professional Fees', type: 'expense' },
    { code: '6400', name: 'Bank Charges', type: 'expense' },
    { code: '6500', name: 'Bad Debts', type: 'expense', role: 'bad_debts' },
    { code: '6600', name: 'Exchange Losses', type: 'expense', role: 'realised_loss' },
    { code: '6610', name: 'Exchange Rounding', type: 'expense', role: 'exchange_rounding' },
  ],
};
