export { VERSION } from '../platform/version';

/** What a reader meets first: how to begin, and what holds for every operation. Markdown. */
export const DESCRIPTION = `
Double-entry accounting as a service. A credit note posts **Dr Sales, Dr VAT Output, Cr Debtors**; voiding it posts the
reversing entry; a locked period takes no postings; the journal is append-only and numbered without a gap.

## First steps

1. An operator opens an organisation with the staff key (\`BOOTSTRAP_STAFF_KEY\`): \`POST /api/v1/organisations\`.
2. With \`Contra-Organisation: org_…\` the operator makes a key for it: \`POST /api/v1/api-keys\` with \`mode\` and
   \`scopes\`. The secret is shown once.
3. With that key: \`POST /api/v1/credit-notes\`. Read what it posted with \`GET /api/v1/credit-notes/{id}?expand=journalEntry\`,
   void it with \`PATCH\` and \`{ "action": "void" }\`, and see the books in \`GET /api/v1/reports/trial-balance\`.

A service started without configuration has opened a demo organisation and printed a live and a test key.

## Keys and scopes

Send \`Authorization: Bearer contra_live_…\`. A key has scopes such as \`credit-notes:write\`; \`*\` covers all, \`customers:*\`
both of one resource, write implies read of the same resource (not for test keys), and \`invoices\` covers credit notes too.
A \`client\` key belongs to one organisation; \`directory\` (a fixed set) and \`staff\` (all) keys name it in \`Contra-Organisation\`.

**Test keys** run everything that a live key runs and write nothing. Answers to their writes carry \`"test": true\`, a stub id
(\`cn_test_…\`) and the journal entry that would have been posted.

## Conventions

- Fields are camelCase, dates \`YYYY-MM-DD\`, instants ISO 8601 in UTC, currencies ISO 4217. Unknown fields are refused.
- Amounts in answers are decimal strings (\`"120.00"\`); requests may send strings or numbers.
- Lists take \`page\` and \`limit\`, newest first; to go deep follow \`pagination.nextCursor\` with \`cursor\`.
- Errors are \`application/problem+json\` (RFC 9457). Branch on \`code\`; a 409 is always \`conflict\` with a \`reason\`.
- \`Idempotency-Key\` on POST and PATCH: the same request again gets the stored answer with \`Idempotent-Replayed: true\`.
- \`X-Request-Id\` is taken or made, returned, logged, and stands on every journal entry and event that it caused.
`.trim();

/** In the order in which they are shown. */
export const TAGS = [
  { name: 'Invoices', description: 'Drafted, issued, paid and credited; what is left of each to credit.' },
  {
    name: 'Credit notes',
    description: 'Created, numbered and posted in one step; issued, applied and voided afterwards.',
  },
  { name: 'Payments', description: 'Money in, and what it settles.' },
  { name: 'Refunds', description: 'Money back: of a credit note, a payment or a balance.' },
  {
    name: 'Write-offs',
    description: 'What will not be paid, given up and, if it is paid after all, due again.',
  },
  { name: 'Opening items', description: 'Invoices and credits that were open in another system.' },
  { name: 'Customers', description: 'Who is credited, where they stand for VAT, and on what terms.' },
  {
    name: 'Catalogue',
    description: 'Products and their prices, the rates of tax that they carry, and the rates of exchange.',
  },
  { name: 'Journal', description: 'The entries behind it all: append-only, numbered without a gap.' },
  { name: 'Reports', description: 'The books as of any date, as JSON or CSV.' },
  { name: 'Accounts', description: 'The chart of accounts, and which account holds each role in posting.' },
  { name: 'Periods', description: 'Months and through-dates that take no more postings.' },
  { name: 'Events', description: 'Every change of state, in a gapless order.' },
  {
    name: 'Webhooks',
    description: 'Events sent to a URL of yours: signed, retried, and listed with what came of each.',
  },
  { name: 'Organisations', description: 'Whose books these are, and how they are kept.' },
  { name: 'API keys', description: 'Created, rolled and revoked; a secret is shown once.' },
  { name: 'Operations', description: 'For probes and monitoring: no key needed.' },
];
