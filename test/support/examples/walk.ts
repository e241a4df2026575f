import { STAFF_KEY } from '../app';
import type { Caller, Recorder } from './recorder';
import { keepCatalogue } from './walk-catalogue';
import { showDocuments } from './walk-documents';
import { openAgainForOne } from './walk-exceptions';
import { invoiceCustomers } from './walk-invoices';
import { workInJournal } from './walk-journal';
import { readReports } from './walk-reports';
import { settleAccounts } from './walk-receivables';
import { keepSeals } from './walk-seals';
import { sendDocuments } from './walk-sending';
import { tellOthers } from './walk-webhooks';

/** Every operation once or more, as somebody would call them who opens the books and keeps them for a month. */
export async function walkThrough(recorder: Recorder): Promise<void> {
  const live = await openOrganisation(recorder);
  await manageKeys(live);
  const bank = await keepChart(live);
  const customer = await keepCustomers(live);
  await keepCatalogue(live);
  await invoiceCustomers(live, customer);
  await credit(live, customer);
  await settleAccounts(live, customer, bank);
  await sendDocuments(live, customer);
  await showDocuments(live, customer);
  await keepJournal(live, bank);
  await workInJournal(live);
  await keepSeals(recorder, live);
  await lockPeriods(live);
  await openAgainForOne(recorder, live);
  await readBooks(live, customer);
  await tellOthers(live);
  await beginAgain(recorder);
  await watch(recorder.as({}));
}

async function openOrganisation(recorder: Recorder): Promise<Caller> {
  const operator = recorder.as({ authorization: `Bearer ${STAFF_KEY}` });
  const body = { name: 'Contoso Ltd', country: 'GB', baseCurrency: 'GBP', vatNumber: 'GB123456789' };
  const { id } = await operator.record('createOrganisation', { body });
  await operator.record('listOrganisations', { query: { limit: '20' } });
  const staff = recorder.as({ authorization: `Bearer ${STAFF_KEY}`, 'contra-organisation': id });
  const { key } = await staff.record('createApiKey', {
    name: 'live',
    body: { name: 'Back office', mode: 'live', scopes: ['*'] },
  });
  await staff.record('createApiKey', {
    name: 'test',
    body: { name: 'Integration tests', mode: 'test', scopes: ['credit-notes:write', 'credit-notes:read'] },
  });
  const live = recorder.as({ authorization: `Bearer ${key as string}` });
  await live.record('getOrganisation');
  await live.record('updateOrganisation', {
    body: {
      reversalDatePolicy: 'first_open_day',
      registrationNumber: '01234567',
      exportSettings: { datevConsultantNumber: 29098, datevClientNumber: 55003 },
      numberSeries: { credit_note: 'CN-{YYYY}-{seq:4}' },
    },
  });
  return live;
}

async function beginAgain(recorder: Recorder): Promise<void> {
  const authorization = `Bearer ${STAFF_KEY}`;
  const body = { name: 'Contoso sandbox', country: 'GB', baseCurrency: 'GBP', sandbox: true };
  const { id } = await recorder.as({ authorization }).call('createOrganisation', { body });
  await recorder.as({ authorization, 'contra-organisation': id as string }).record('resetOrganisation');
}

async function manageKeys(live: Caller): Promise<void> {
  const scopes = ['credit-notes:write', 'customers:read'];
  const till = await live.call('createApiKey', { body: { name: 'Till 3', mode: 'live', scopes } });
  const path = { id: till.id as string };
  await live.record('getApiKey', { path });
  await live.record('rollApiKey', { path, body: { graceSeconds: 3600 } });
  await live.record('revokeApiKey', { path });
  await live.record('listApiKeys', { query: { limit: '2' } });
}

async function keepChart(live: Caller): Promise<string> {
  const bank = await live.record('createAccount', {
    body: { code: '1205', name: 'Second current account', type: 'asset' },
  });
  await live.record('updateAccount', { path: { id: bank.id }, body: { name: 'Current account' } });
  await live.record('getAccount', { path: { id: bank.id } });
  await live.record('listAccounts', { query: { type: 'asset', limit: '3' } });
  await live.record('getAccountRoles');
  await live.record('assignAccountRoles', { body: { bank: bank.id as string } });
  const unused = await live.call('createAccount', { body: { code: '4999', name: 'Unused', type: 'income' } });
  await live.record('deleteAccount', { path: { id: unused.id } });
  await live.record('listChartTemplates', {
    shorten: ({ data }: { data: { accounts: object[] }[] }) => ({
      data: data.map((chart) => ({ ...chart, accounts: chart.accounts.slice(0, 2) })),
    }),
  });
  return bank.id as string;
}

async function keepCustomers(live: Caller): Promise<string> {
  const { id } = await live.record('createCustomer', {
    body: {
      name: 'Acme Ltd',
      email: 'billing@acme.example',
      address: { line1: '1 High Street', city: 'Leeds', postalCode: 'LS1 1AA' },
      country: 'GB',
      reference: 'crm-1042',
      paymentTermsDays: 14,
    },
  });
  await live.record('getCustomer', { path: { id } });
  await live.record('updateCustomer', { path: { id }, body: { email: 'accounts@acme.example' } });
  await live.record('listCustomers', { query: { q: 'acme' } });
  const unused = await live.call('createCustomer', { body: { name: 'Typing error Ltd' } });
  await live.record('deleteCustomer', { path: { id: unused.id } });
  const person = await live.record('importCustomers', {
    body: { onExisting: 'update', customers: [{ name: 'Arthur Dent', reference: 'crm-42', country: 'GB' }] },
  });
  const [{ customer }] = person.data as [{ customer: { id: string } }];
  await live.record('eraseCustomer', { path: { id: customer.id } });
  return id as string;
}

async function credit(live: Caller, customerId: string): Promise<void> {
  const items = [{ description: 'Widget — refund', quantity: 1, unitPrice: 100, taxRate: 20 }];
  const note = await live.record('createCreditNote', {
    name: 'returned',
    body: {
      customerId,
      clientName: 'Acme Ltd',
      clientEmail: 'billing@acme.example',
      issueDate: '2026-04-25',
      currency: 'GBP',
      reason: 'Returned faulty unit',
      reasonCode: 'returned',
      notes: 'Refund of 1 × widget',
      items,
    },
  });
  await live.record('createCreditNote', {
    name: 'foreign-currency',
    body: {
      clientName: 'Muster GmbH',
      currency: 'EUR',
      exchangeRate: '0.8542',
      originalInvoice: { number: 'RE-2026-117', issueDate: '2026-03-02' },
      items: [
        {
          description: 'Consulting, overcharged',
          quantity: '1.5',
          unitPrice: '90.00',
          taxCategory: 'AE',
          taxExemptionReason: 'Reverse charge',
        },
      ],
    },
  });
  await live.record('previewCreditNote', { body: { clientName: 'Acme Ltd', items } });
  await live.record('getCreditNote', { path: { id: note.id }, query: { expand: 'journalEntry' } });
  await live.record('listCreditNotes', { query: { status: 'draft', limit: '1' } });
  const path = { id: note.id as string };
  await live.record('updateCreditNote', { name: 'issue', path, body: { status: 'issued' } });
  await live.record('updateCreditNote', {
    name: 'void',
    path,
    body: { action: 'void', reversalDate: '2026-04-25', reason: 'Unit was not faulty' },
  });
  await live.record('createCreditNotes', {
    body: {
      atomic: false,
      creditNotes: [
        { clientName: 'Acme Ltd', items },
        { clientName: 'Acme Ltd', items: [{ ...items[0], quantity: 0 }] },
      ],
    },
  });
}

async function keepJournal(live: Caller, bank: string): Promise<void> {
  const entry = await live.record('createJournalEntry', {
    body: {
      date: '2026-04-24',
      memo: 'Bank charges of April',
      lines: [
        { accountCode: '7901', debit: '12.50', description: 'Charges' },
        { accountId: bank, credit: '12.50' },
      ],
    },
  });
  await live.record('getJournalEntry', { path: { id: entry.id } });
  await live.record('reverseJournalEntry', {
    path: { id: entry.id },
    body: { reversalDate: '2026-04-25', memo: 'Refunded by the bank' },
  });
  await live.record('listJournalEntries', { query: { sourceType: 'credit_note', limit: '1' } });
}

async function lockPeriods(live: Caller): Promise<void> {
  const path = { id: 'per_2026-03' };
  await live.record('lockPeriod', { path, body: { reason: 'VAT return filed' } });
  await live.record('getPeriod', { path });
  await live.record('unlockPeriod', { path, body: { reason: 'Late supplier invoice' } });
  await live.record('listPeriods', { query: { from: '2026-03-01', to: '2026-04-30' } });
  await live.record('changeLocks', { body: { tax: '2026-03-31', reason: 'VAT return filed' } });
  await live.record('getLocks');
  await live.record('listLockChanges', { query: { limit: '2' } });
  const year = { id: 'fy_2025' };
  await live.record('getYearChecklist', { path: year });
  await live.record('closeYear', { path: year, body: { reason: 'The accounts are agreed' } });
  await live.record('reopenYear', { path: year, body: { reason: 'Late supplier invoice' } });
  await live.record('getYear', { path: year });
  await live.record('listYears', { query: { status: 'open' } });
}

async function readBooks(live: Caller, customer: string): Promise<void> {
  await readReports(live, customer);
  const from = '2026-04-24';
  await live.record('exportJournal', { name: 'csv', query: { format: 'csv', from, to: from } });
  await live.record('exportJournal', { name: 'jsonl', query: { format: 'jsonl', from, to: from } });
  await live.record('exportJournal', { name: 'hledger', query: { format: 'hledger', from, to: from } });
  await live.record('exportJournal', { name: 'saft', query: { format: 'saft', from, to: from } });
  await live.record('listEvents', { query: { type: 'credit_note.voided', limit: '1' } });
}

async function watch(anybody: Caller): Promise<void> {
  await anybody.record('healthLive');
  await anybody.record('healthReady');
  await anybody.record('metrics', {
    shorten: (text: string) =>
      text
        .split('\n')
        .filter((line) => line.startsWith('# ') && line.includes(' contra_'))
        .join('\n'),
  });
}
