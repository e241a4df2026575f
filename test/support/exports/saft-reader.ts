import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { cents, sums } from './year-of-books';

const SCHEMA = join(__dirname, 'saf-t-1.30.xsd');

/** What xmllint says of a file against the schema; empty when it is valid. `SAFT_XSD` names the official schema, if at hand. */
export function schemaErrors(xml: Buffer, schema = process.env.SAFT_XSD ?? SCHEMA): string {
  const { status, stderr, error } = spawnSync('xmllint', ['--noout', '--nonet', '--schema', schema, '-'], {
    input: xml,
    encoding: 'utf8',
    maxBuffer: 2 ** 26,
  });
  if (error) throw error;
  return status === 0 ? '' : stderr.slice(0, 4000);
}

/** The contents of each element of this name, outermost. */
export const all = (xml: string, name: string): string[] =>
  [...xml.matchAll(new RegExp(`<${name}>([\\s\\S]*?)</${name}>`, 'g'))].map(([, inner = '']) => inner);

export const one = (xml: string, name: string): string => {
  const [first] = all(xml, name);
  if (first === undefined) throw new Error(`no ${name} in ${xml.slice(0, 200)}`);
  return first;
};

/** The part of the file between the tags of one of its sections. */
export const section = (xml: string, name: string): string =>
  xml.slice(xml.indexOf(`<${name}>`), xml.indexOf(`</${name}>`));

/** Debit positive, by account, of the transactions' lines. */
export const saftBalances = (xml: string): Record<string, string> =>
  sums(
    all(section(xml, 'GeneralLedgerEntries'), 'Line').map((line) => {
      const debit = all(line, 'DebitAmount')[0];
      const amount = cents(one(debit ?? one(line, 'CreditAmount'), 'Amount'));
      return [one(line, 'AccountID'), debit === undefined ? -amount : amount] as const;
    }),
  );

/** Opening or closing balances by account. */
export const saftMaster = (xml: string, which: 'Opening' | 'Closing'): Record<string, string> =>
  sums(
    all(section(xml, 'GeneralLedgerAccounts'), 'Account').map((account) => {
      const debit = all(account, `${which}DebitBalance`)[0];
      return [
        one(account, 'AccountID'),
        debit === undefined ? -cents(one(account, `${which}CreditBalance`)) : cents(debit),
      ] as const;
    }),
  );
