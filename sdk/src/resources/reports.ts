import type { Api } from '../api';

/** Each as JSON, and as a file by `.csv()`; those of many rows go through them by `.rows()`. */
export const reports = (api: Api) => ({
  trialBalance: api.report('getTrialBalance'),
  profitAndLoss: api.report('getProfitAndLoss'),
  balanceSheet: api.report('getBalanceSheet'),
  vatSummary: api.report('getVatSummary'),
  vatLines: api.pagedReport('listVatLines'),
  salesDayBook: api.pagedReport('getSalesDayBook'),
  generalLedger: api.pagedReport('getGeneralLedger'),
  agedDebtors: api.pagedReport('getAgedDebtors'),
  numberGaps: api.report('getNumberGaps'),
  exceptionPostings: api.pagedReport('getExceptionPostings'),
});
