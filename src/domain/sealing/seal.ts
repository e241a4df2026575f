import { ZERO, type Decimal } from '../money/decimal';
import { canonicalEntry, type SealableEntry } from './canonical-entry';
import { lengthPrefixed, plainAmount } from './canonical-text';
import { amountsOf, totalOf } from './recorded-amounts';

/** SHA-256 of a text's UTF-8, as 64 lower-case hexadecimal digits. */
export type Sha256 = (text: string) => string;

/** Which version of the formats below a seal was made by. */
export const SEAL_VERSION = 1;
/** What a block holds at most; the last of a run may hold fewer. */
export const MOST_ENTRIES = 1000;
export const MOST_LINES = 20_000;

/** Whose journal it is. */
export interface SealedBooks {
  /** The public id, `org_…`. */
  readonly organisation: string;
  readonly baseCurrency: string;
}

/** The seal of a block of entries: what `hash` stands for, and it. */
export interface Seal extends SealedBooks {
  readonly version: number;
  /** 1, 2, 3, … */
  readonly block: number;
  readonly firstEntry: number;
  readonly lastEntry: number;
  readonly entryCount: number;
  readonly lineCount: number;
  /** Control total: all debits of the block in base currency. */
  readonly baseDebit: string;
  /** SHA-256 of the hashes of the entries. */
  readonly entriesHash: string;
  /** The hash of the seal before; null on the first. */
  readonly previousHash: string | null;
  /** ISO 8601 in UTC, to the millisecond. */
  readonly sealedAt: string;
  readonly hash: string;
}

/** With the hash of each entry, which tells the entry that differs from its neighbours. */
export interface SealWithEntries extends Seal {
  readonly entryHashes: readonly string[];
}

export const hashOfEntry = (entry: SealableEntry, sha256: Sha256): string => sha256(canonicalEntry(entry));

/** Over the hexadecimal digits of each, in order, with a line feed behind it. */
export const hashOfEntries = (hashes: readonly string[], sha256: Sha256): string =>
  sha256(hashes.map((hash) => `${hash}\n`).join(''));

/** Over all the fields of the seal but the hash itself. */
export function hashOfSeal(seal: Omit<Seal, 'hash'>, sha256: Sha256): string {
  return sha256(
    lengthPrefixed([
      `contra.seal.${seal.version}`,
      seal.organisation,
      seal.baseCurrency,
      seal.block,
      seal.firstEntry,
      seal.lastEntry,
      seal.entryCount,
      seal.lineCount,
      plainAmount(seal.baseDebit),
      seal.entriesHash,
      seal.previousHash,
      seal.sealedAt,
    ]),
  );
}

export const baseDebitOf = (entry: SealableEntry): Decimal =>
  totalOf('baseDebit', entry.lines.map(amountsOf));

/** Adds up what a block holds, entry by entry in their order. */
export class Block {
  readonly hashes: string[] = [];
  private lines = 0;
  private debit: Decimal = ZERO;

  constructor(private readonly sha256: Sha256) {}

  add(entry: SealableEntry): string {
    const hash = hashOfEntry(entry, this.sha256);
    this.hashes.push(hash);
    this.lines += entry.lines.length;
    this.debit = this.debit.plus(baseDebitOf(entry));
    return hash;
  }

  get totals(): Pick<Seal, 'entryCount' | 'lineCount' | 'baseDebit' | 'entriesHash'> {
    return {
      entryCount: this.hashes.length,
      lineCount: this.lines,
      baseDebit: this.debit.toFixed(),
      entriesHash: hashOfEntries(this.hashes, this.sha256),
    };
  }

  /** The seal that follows `previous` and covers what has been added. */
  seal(
    books: SealedBooks,
    previous: Pick<Seal, 'block' | 'lastEntry' | 'hash'> | null,
    sealedAt: Date,
  ): SealWithEntries {
    const firstEntry = (previous?.lastEntry ?? 0) + 1;
    const content = {
      ...books,
      version: SEAL_VERSION,
      block: (previous?.block ?? 0) + 1,
      firstEntry,
      lastEntry: firstEntry + this.hashes.length - 1,
      ...this.totals,
      previousHash: previous?.hash ?? null,
      sealedAt: sealedAt.toISOString(),
    };
    return { ...content, hash: hashOfSeal(content, this.sha256), entryHashes: this.hashes };
  }
}
