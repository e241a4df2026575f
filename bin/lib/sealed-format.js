'use strict';
/*
 * What a seal stands for, and what must hold of an entry, for bin/verify-export: an implementation of docs/sealing.md of its own,
 * held to the same published examples as that of the service (src/domain/sealing/golden.data.json).
 */
const { Buffer } = require('node:buffer');
const { createHash } = require('node:crypto');

const sha256 = (text) => createHash('sha256').update(text, 'utf8').digest('hex');
const prefixed = (fields) =>
  fields
    .map((field) => (field === null ? '-,' : `${Buffer.byteLength(String(field), 'utf8')}:${String(field)},`))
    .join('');
const plain = (amount) => (amount.includes('.') ? amount.replace(/\.?0+$/, '') : amount);

/** The canonical text of an entry, from the rows of the export that are its lines. */
function canonicalEntry(rows) {
  const [head] = rows;
  const fields = [
    'contra.entry.1',
    head.entry_number,
    head.entry_id,
    head.date,
    head.posted_at,
    head.posted_by,
  ];
  fields.push(
    head.document_type,
    head.source_id,
    head.document_number,
    head.currency,
    plain(head.exchange_rate),
  );
  fields.push(head.base_currency, head.reverses_entry_number, rows.length);
  for (const row of rows) {
    fields.push(row.line_no, row.account_id, plain(row.debit), plain(row.credit));
    fields.push(
      plain(row.base_debit),
      plain(row.base_credit),
      row.vat_code,
      row.customer_id,
      row.open_item_id,
    );
    const dimensions = Object.entries(row.dimensions ?? {}).sort(([a], [b]) => (a < b ? -1 : 1));
    fields.push(dimensions.length, ...dimensions.flat());
  }
  return prefixed(fields);
}

function canonicalSeal(seal) {
  const { version, organisation, baseCurrency, block, firstEntry, lastEntry, entryCount, lineCount } = seal;
  const fields = [
    `contra.seal.${version}`,
    organisation,
    baseCurrency,
    block,
    firstEntry,
    lastEntry,
    entryCount,
  ];
  fields.push(lineCount, plain(seal.baseDebit), seal.entriesHash, seal.previousHash, seal.sealedAt);
  return prefixed(fields);
}

const hashOfHashes = (hashes) => sha256(hashes.map((hash) => `${hash}\n`).join(''));

/** Ten-thousandths, exactly. */
function units(amount) {
  const [, whole, decimals = ''] = /^(\d+)(?:\.(\d{1,4}))?$/.exec(amount) ?? [];
  if (whole === undefined) throw new Differs(`has the amount ${amount}`);
  return BigInt(whole + decimals.padEnd(4, '0'));
}
const total = (rows, column) => rows.reduce((sum, row) => sum + units(row[column]), 0n);

class Differs extends Error {}
const differ = (message) => {
  throw new Differs(message);
};

const SAME = ['date', 'document_type', 'document_number', 'currency', 'exchange_rate', 'base_currency'];
SAME.push('reverses_entry_number', 'entry_id', 'source_id', 'posted_by', 'posted_at');

/** What must hold of an entry in itself. */
function checkEntry(rows) {
  const [head] = rows;
  if (rows.length < 2) differ(`has ${rows.length} line, and needs two`);
  rows.forEach((row, at) => {
    if (row.line_no !== at + 1) differ(`has no line ${at + 1}`);
    const other = SAME.find((column) => row[column] !== head[column]);
    if (other) differ(`says two things of its ${other}`);
    const [debit, credit] = [
      units(row.debit) + units(row.base_debit),
      units(row.credit) + units(row.base_credit),
    ];
    if (debit > 0n === credit > 0n) differ(`has line ${row.line_no} on both sides or on none`);
  });
  if (total(rows, 'debit') !== total(rows, 'credit')) differ('does not balance');
  if (total(rows, 'base_debit') !== total(rows, 'base_credit')) differ('does not balance in base currency');
  if (head.reverses_entry_number >= head.entry_number)
    differ('reverses an entry that is not there before it');
}

module.exports = {
  canonicalEntry,
  canonicalSeal,
  checkEntry,
  differ,
  Differs,
  hashOfHashes,
  sha256,
  total,
  units,
};
